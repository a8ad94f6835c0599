import { type Extent, extentOf, lengthOf, type Solid, type Span } from '../bodies/solid.ts';
import { holdOf } from '../conveyance/container-frame.ts';
import { cargoMassKg, type LoadedContainer, type Scene } from './compose-scene.ts';

/** Goods may bulge against walls and roof by this much, mm. */
const BULGE_MM = 25;
/** Door gear and corner posts reach a little beyond the stated sides, mm. */
const OUTSIDE_MM = 60;
/** What is thinner lies between goods, not among them, mm. */
const THINNEST_MM = 5;
/** Share of the smaller of two packages that may lie within the other: bags sag into one another. */
const MOST_SHARED = 0.25;

/** Everything that makes a scene impossible, in words; empty when it could stand on a quay. */
export function impossibilitiesOf(scene: Scene): readonly string[] {
  return scene.containers.flatMap((loaded) => [
    ...tooHeavy(loaded),
    ...outOfPlace(loaded),
    ...interpenetrating(loaded),
  ]);
}

function tooHeavy(loaded: LoadedContainer): string[] {
  const massKg = cargoMassKg(loaded);
  const { payloadKg, name } = loaded.frame;
  return massKg > payloadKg ? [`${Math.round(massKg)} kg in a ${name} that carries ${payloadKg} kg`] : [];
}

function outOfPlace({ frame, offsetMm, packages, targets, confusers }: LoadedContainer): string[] {
  const hold = holdOf(frame);
  const room: Extent = { x: shifted(hold.x, offsetMm), y: hold.y, z: hold.z };
  const outside: Extent = { x: [offsetMm, offsetMm + frame.lengthMm], y: [0, frame.heightMm], z: [0, frame.widthMm] };
  return [
    ...packages.flatMap((solids) => (isWithin(extentOf(solids), room, BULGE_MM) ? [] : ['goods beyond the hold'])),
    ...confusers.flatMap(({ kind, solids }) =>
      isWithin(extentOf(solids), room, BULGE_MM) ? [] : [`${kind} beyond the hold`],
    ),
    ...targets.flatMap(({ classId, concealment, solids }) =>
      isWithin(extentOf(solids), outside, OUTSIDE_MM) ? [] : [`${classId} (${concealment}) outside of the container`],
    ),
  ];
}

function interpenetrating({ packages }: LoadedContainer): string[] {
  const placed = packages
    .map((solids) => ({ solids, extent: extentOf(solids) }))
    .sort((one, other) => one.extent.x[0] - other.extent.x[0]);
  const faults: string[] = [];
  placed.forEach((one, i) => {
    for (let k = i + 1; k < placed.length; k++) {
      const other = placed[k] as (typeof placed)[number];
      if (other.extent.x[0] >= one.extent.x[1]) break;
      if (shareOf(one.extent, other.extent) <= MOST_SHARED) continue;
      const share = Math.max(...squarish(one.solids).flatMap((a) => squarish(other.solids).map((b) => shareOf(a, b))));
      if (share > MOST_SHARED) faults.push(`two packages share ${Math.round(share * 100)} % of their room`);
    }
  });
  return faults;
}

/** Bodies that fill the room they span: not round ones, which lie in each other's corners, nor sheets between goods. */
function squarish(solids: readonly Solid[]): readonly Solid[] {
  return solids.filter(
    ({ shape, density, x, y, z }) =>
      (shape === 'block' || shape === 'pillow') &&
      density > 0 &&
      Math.min(lengthOf(x), lengthOf(y), lengthOf(z)) >= THINNEST_MM,
  );
}

/** Share of the smaller extent that lies within the other. */
function shareOf(one: Extent, other: Extent): number {
  return sharedVolume(one, other) / Math.min(volumeOf(one), volumeOf(other));
}

function shifted(span: Span, by: number): Span {
  return [span[0] + by, span[1] + by];
}

function isWithin(inner: Extent, outer: Extent, toleranceMm: number): boolean {
  return (['x', 'y', 'z'] as const).every(
    (axis) => inner[axis][0] >= outer[axis][0] - toleranceMm && inner[axis][1] <= outer[axis][1] + toleranceMm,
  );
}

function sharedVolume(one: Extent, other: Extent): number {
  const shared = (axis: 'x' | 'y' | 'z') =>
    Math.max(0, Math.min(one[axis][1], other[axis][1]) - Math.max(one[axis][0], other[axis][0]));
  return shared('x') * shared('y') * shared('z');
}

function volumeOf({ x, y, z }: Extent): number {
  return lengthOf(x) * lengthOf(y) * lengthOf(z);
}
