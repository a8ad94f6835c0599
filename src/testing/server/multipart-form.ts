export interface FormPart {
  readonly name: string;
  readonly value: string | Uint8Array;
  /** A part without one is a field and no file. */
  readonly fileName?: string;
}

/** A multipart form as bytes, with the content type that belongs to it. */
export function multipartForm(parts: readonly FormPart[]): { payload: Buffer; contentType: string } {
  const boundary = 'gantry-test-boundary';
  const chunks = parts.flatMap(({ name, value, fileName }) => {
    const file = fileName ? `; filename="${fileName}"\r\ncontent-type: application/octet-stream` : '';
    return [
      Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="${name}"${file}\r\n\r\n`),
      Buffer.from(value),
      Buffer.from('\r\n'),
    ];
  });
  return {
    payload: Buffer.concat([...chunks, Buffer.from(`--${boundary}--\r\n`)]),
    contentType: `multipart/form-data; boundary=${boundary}`,
  };
}
