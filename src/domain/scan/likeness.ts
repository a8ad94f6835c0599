import type { Scan } from './scan.ts';

/** Containers: what is declared under it, where anything is, is the container alone. */
const EMPTY_HEADING = '8609';
/** Of the length; between 20 and 40 feet, or 40 and 45, lies more. */
const ALIKE_LENGTH = 0.08;

/** The headings of the tariff that a scan's goods are declared under: the first four digits. */
export function headingsOf({ sidecar }: Pick<Scan, 'sidecar'>): readonly string[] {
  const headings = sidecar.declaration?.goods.flatMap(({ hsCode }) => hsCode?.slice(0, 4) ?? []) ?? [];
  return [...new Set(headings)];
}

export function isDeclaredEmpty(scan: Pick<Scan, 'sidecar'>): boolean {
  const headings = headingsOf(scan);
  return headings.length > 0 && headings.every((heading) => heading === EMPTY_HEADING);
}

/** Whether two pictures are about equally long in millimetres, as those of one type of container are. */
export function isAlikeLong(one: Scan, other: Scan): boolean {
  const lengthMm = ({ widthPx, sidecar }: Scan) => widthPx * sidecar.pixelPitchMm.x;
  return Math.abs(Math.log(lengthMm(one) / lengthMm(other))) < ALIKE_LENGTH;
}

export function isSameScanner({ sidecar: one }: Scan, { sidecar: other }: Scan): boolean {
  return (
    one.scanner.maker === other.scanner.maker &&
    one.scanner.model === other.scanner.model &&
    one.scanner.serial === other.scanner.serial
  );
}
