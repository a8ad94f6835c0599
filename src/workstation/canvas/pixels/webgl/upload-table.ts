/** Formats of small textures that shaders look up in. */
const GIVEN = {
  [WebGL2RenderingContext.R16UI]: [WebGL2RenderingContext.RED_INTEGER, WebGL2RenderingContext.UNSIGNED_SHORT],
  [WebGL2RenderingContext.RGBA16UI]: [WebGL2RenderingContext.RGBA_INTEGER, WebGL2RenderingContext.UNSIGNED_SHORT],
  [WebGL2RenderingContext.RG8UI]: [WebGL2RenderingContext.RG_INTEGER, WebGL2RenderingContext.UNSIGNED_BYTE],
  [WebGL2RenderingContext.RGBA8]: [WebGL2RenderingContext.RGBA, WebGL2RenderingContext.UNSIGNED_BYTE],
} as const;

/** A new texture of a table, bound to the active unit. */
export function uploadTable(
  gl: WebGL2RenderingContext,
  format: keyof typeof GIVEN,
  width: number,
  height: number,
  values: Uint16Array | Uint8Array,
): WebGLTexture {
  const [given, kind] = GIVEN[format];
  const texture = gl.createTexture();
  gl.bindTexture(gl.TEXTURE_2D, texture);
  gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
  gl.texStorage2D(gl.TEXTURE_2D, 1, format, width, height);
  gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, 0, width, height, given, kind, values);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.NEAREST);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.NEAREST);
  return texture;
}
