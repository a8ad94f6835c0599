/** A NumPy array file of version 1. `descr` as NumPy writes it, for instance `<u2`. */
export function numpyFile(descr: string, shape: readonly number[], data: Uint8Array, fortran = false): Uint8Array {
  const order = fortran ? 'True' : 'False';
  const text = `{'descr': '${descr}', 'fortran_order': ${order}, 'shape': (${shape.join(', ')}), }`;
  const header = `${text.padEnd(Math.ceil((text.length + 11) / 64) * 64 - 11)}\n`;
  const length = Uint8Array.of(header.length & 0xff, header.length >> 8);
  return Uint8Array.from(
    Buffer.concat([Buffer.from('\x93NUMPY\x01\x00', 'latin1'), length, Buffer.from(header), data]),
  );
}
