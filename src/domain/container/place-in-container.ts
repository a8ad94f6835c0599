import type { ImageBox } from '../annotation/space.ts';
import type { CargoLoad } from '../finding/cargo-load.ts';
import type { ScanSidecar } from '../scan/sidecar.ts';
import { type Views, viewAt } from '../scan/views.ts';

/** Where in a container something lies, for whoever opens it. */
export interface PlaceInContainer {
  /** Of which it is told how far off it lies: the doors where they are known, else the nearer end in the picture. */
  readonly end: 'doors' | 'left' | 'right' | 'top' | 'bottom';
  readonly fromEndM: number;
  readonly fromFarEndM: number;
  /** Counted from that end, 1 for the nearest. */
  readonly row: number;
  /** Null for what is seen from above. */
  readonly level: 'floor' | 'middle' | 'roof' | null;
}

/** What of a scan says where its container is. */
interface Framed {
  readonly sidecar: Pick<ScanSidecar, 'pixelPitchMm' | 'doors'>;
  readonly views?: Views | undefined;
}

/** How deep goods stand: a pallet of 1,200 mm (ISO 6780). */
export const ROW_M = 1.2;

/**
 * The place of a box in the container that it lies in, as the detector framed it; null outside of every container, and
 * where it is not known which way up the container is. Along the container it is as good as the pixel pitch. What is marked
 * in a view from above lies as far along as in the side view, which is the one that was framed.
 */
export function placeInContainer(
  box: ImageBox,
  loads: readonly CargoLoad[],
  { sidecar: { pixelPitchMm, doors }, views }: Framed,
): PlaceInContainer | null {
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const isFromAbove = views !== undefined && viewAt(views, { y }) === 'top';
  const load = loads.find(
    ({ box: hold, roof }) =>
      x >= hold.x &&
      x <= hold.x + hold.width &&
      (isFromAbove ? roof === 'top' : y >= hold.y && y <= hold.y + hold.height),
  );
  if (!load?.roof) return null;
  const { box: hold, roof } = load;
  const [right, down] = [(x - hold.x) / hold.width, (y - hold.y) / hold.height];
  const isUpright = roof === 'top' || roof === 'bottom';
  const along = isUpright ? right : down;
  const lengthM = (isUpright ? hold.width * pixelPitchMm.x : hold.height * pixelPitchMm.y) / 1_000;
  const end = isUpright ? endOf(along, ['left', 'right'], doors) : endOf(along, ['top', 'bottom']);
  const fromEndM = lengthM * (end.isAtStart ? along : 1 - along);
  const fromFarEndM = lengthM - fromEndM;
  const below = { top: down, bottom: 1 - down, left: right, right: 1 - right }[roof];
  return {
    end: end.name,
    fromEndM,
    fromFarEndM,
    row: Math.floor(fromEndM / ROW_M) + 1,
    level: isFromAbove ? null : below > 2 / 3 ? 'floor' : below > 1 / 3 ? 'middle' : 'roof',
  };
}

type End = PlaceInContainer['end'];

/** `names` are those of the picture, at the start of the axis and at its end. */
function endOf(along: number, names: readonly [End, End], doors?: End): { name: End; isAtStart: boolean } {
  if (doors) return { name: 'doors', isAtStart: doors === names[0] };
  return along <= 0.5 ? { name: names[0], isAtStart: true } : { name: names[1], isAtStart: false };
}
