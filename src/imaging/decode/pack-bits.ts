/** TIFF 6.0, section 9, and DICOM PS3.5, annex G.3. Stops at `mostBytes`; returns what there was when the data end before. */
export function unpackPackBits(packed: Uint8Array, mostBytes: number): Uint8Array {
  const out = new Uint8Array(mostBytes);
  let written = 0;
  for (let from = 0; from < packed.length && written < mostBytes; ) {
    const control = packed[from++] as number;
    if (control < 128) {
      const literal = packed.subarray(from, from + Math.min(control + 1, mostBytes - written));
      out.set(literal, written);
      written += literal.length;
      from += control + 1;
    } else if (control > 128) {
      const end = Math.min(mostBytes, written + 257 - control);
      if (from < packed.length) out.fill(packed[from] as number, written, end);
      written = from < packed.length ? end : written;
      from++;
    }
  }
  return out.subarray(0, written);
}
