import type { Program } from './program.ts';

/** One pass over a whole texture of 16-bit whole numbers. */
export interface Pass {
  /** Names the pass and everything it depends on besides what it reads. */
  readonly key: string;
  readonly program: Program;
  /** What it writes; one 16-bit number when left out. */
  readonly format?: GLenum;
  /** Which passes before it are read, by the name of the sampler: -1 is the one before, -2 the one before that. */
  readonly reads: Readonly<Record<string, number>>;
  /** Sets the rest of its uniforms; texture units from `unit` on are free. Returns how to clear up after the pass. */
  readonly prepare?: (program: Program, unit: number) => (() => void) | undefined;
}

interface Made {
  readonly key: string;
  readonly texture: WebGLTexture;
}

/**
 * Runs passes one after another and keeps what each made: when a later one changes, the ones before are not run again.
 */
export function createPassGraph(gl: WebGL2RenderingContext, width: number, height: number, levels: number) {
  const target = gl.createFramebuffer();
  const made: Made[] = [];
  let runs = 0;

  function run(pass: Pass, source: WebGLTexture, i: number): WebGLTexture {
    const texture = createTexture(gl, pass.format ?? gl.R16UI, width, height, levels);
    gl.bindFramebuffer(gl.FRAMEBUFFER, target);
    gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, texture, 0);
    gl.viewport(0, 0, width, height);
    gl.disable(gl.SCISSOR_TEST);
    pass.program.use();
    let unit = 0;
    for (const [name, back] of Object.entries(pass.reads)) {
      gl.activeTexture(gl.TEXTURE0 + unit);
      gl.bindTexture(gl.TEXTURE_2D, made[i + back]?.texture ?? source);
      gl.uniform1i(pass.program.uniform(name), unit++);
    }
    const clearUp = pass.prepare?.(pass.program, unit);
    gl.drawArrays(gl.TRIANGLES, 0, 3);
    clearUp?.();
    gl.bindFramebuffer(gl.FRAMEBUFFER, null);
    runs++;
    return texture;
  }

  function forgetFrom(i: number): void {
    for (const { texture } of made.splice(i)) gl.deleteTexture(texture);
  }

  return {
    /** What the last pass makes of `source`; without passes the source itself. `isNew` when it had to be made. */
    result(source: WebGLTexture, passes: readonly Pass[]): { readonly texture: WebGLTexture; readonly isNew: boolean } {
      const before = runs;
      passes.forEach((pass, i) => {
        if (made[i]?.key === pass.key) return;
        forgetFrom(i);
        made.push({ key: pass.key, texture: run(pass, source, i) });
      });
      forgetFrom(passes.length);
      return { texture: made.at(-1)?.texture ?? source, isNew: runs > before };
    },
    dispose(): void {
      forgetFrom(0);
      gl.deleteFramebuffer(target);
    },
  };
}

export type PassGraph = ReturnType<typeof createPassGraph>;

function createTexture(
  gl: WebGL2RenderingContext,
  format: GLenum,
  width: number,
  height: number,
  levels: number,
): WebGLTexture {
  const texture = gl.createTexture();
  gl.bindTexture(gl.TEXTURE_2D, texture);
  gl.texStorage2D(gl.TEXTURE_2D, levels, format, width, height);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.NEAREST_MIPMAP_NEAREST);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.NEAREST);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
  return texture;
}
