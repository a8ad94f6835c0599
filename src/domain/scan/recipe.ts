import { z } from 'zod';
import { EnergyLabel } from './sidecar.ts';

/**
 * How the image was shown: enough to make the same pixels again. Operations are named data with versions,
 * in the order they were applied.
 */
export const Recipe = z.object({
  plane: EnergyLabel,
  /** Version of the scanner's curves by which materials were told; absent where it was the built-in ones, or none were shown. */
  calibration: z.number().int().positive().optional(),
  operations: z
    .array(
      z.object({
        id: z.string().min(1).max(60),
        version: z.number().int().positive(),
        parameters: z.record(z.string().max(60), z.union([z.number(), z.boolean(), z.string().max(60)])),
      }),
    )
    .max(20),
});
export type Recipe = z.infer<typeof Recipe>;

/** `window-level 1: centre 0.41, width 0.62`, a text for each step. */
export function stepTexts({ operations }: Recipe): readonly string[] {
  return operations.map(({ id, version, parameters }) => {
    const values = Object.entries(parameters).map(
      ([name, value]) => `${name} ${typeof value === 'number' ? Number(value.toFixed(4)) : value}`,
    );
    return `${id} ${version}: ${values.join(', ')}`;
  });
}
