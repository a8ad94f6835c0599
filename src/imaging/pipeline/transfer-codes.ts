import { type TransferCurve, transfer } from '../ops/transfer.ts';

/** The transfer curve for all 65,536 values, as 16-bit whole numbers. */
export function transferCodes(curve: TransferCurve): Uint16Array<ArrayBuffer> {
  const at = transfer.prepare({ curve });
  return Uint16Array.from({ length: 65_536 }, (_, sample) => Math.round(at(sample / 65_535) * 65_535));
}
