import { z } from 'zod';
import { ImageBox } from '../annotation/space.ts';

const Share = z.number().min(0).max(1);

/** What the detector reads off the picture about the load of one container. */
export const CargoLoad = z.object({
  box: ImageBox,
  /** The side of the picture at which the roof of the container lies; absent in reports of earlier versions. */
  roof: z.enum(['top', 'bottom', 'left', 'right']).optional(),
  loadedProbability: Share,
  /** The likeliest cargo types, best first, by the pack's own names; empty for an empty container. */
  types: z.array(z.object({ type: z.string().min(1).max(60), probability: Share })).max(3),
  /** Of every cargo type of the pack, in its order: what loads are compared by. Says nothing to another pack. */
  signature: z.array(Share).max(60).optional(),
  /** Share of the hold that the cargo takes up. */
  fill: Share,
  /** Two in three true masses lie within one spread; absent where the picture does not tell. */
  cargoMassKg: z.object({ likeliest: z.number().nonnegative(), spread: z.number().nonnegative() }).optional(),
});
export type CargoLoad = z.infer<typeof CargoLoad>;

/** How many spreads apart declared and seen mass must lie before it is worth a word. */
const NOTABLE_SPREADS = 2;

/** Whether the declared gross mass is too far from all that is seen in the picture to be put down to the reading. */
export function contradictsMass(loads: readonly CargoLoad[], declaredKg: number): boolean {
  const masses = loads.flatMap(({ cargoMassKg }) => cargoMassKg ?? []);
  if (masses.length === 0 || masses.length < loads.length) return false;
  const seen = masses.reduce((sum, { likeliest }) => sum + likeliest, 0);
  const spread = Math.hypot(...masses.map((mass) => mass.spread));
  return Math.abs(declaredKg - seen) > NOTABLE_SPREADS * spread;
}
