import type { Recipe } from '#domain/scan/recipe.ts';
import { settingsFromRecord } from '#imaging/pipeline/pipeline.ts';
import { type View, viewOf } from '../../canvas/view.ts';

/** The view that shows the scan as it was shown when it was decided; nothing when this version cannot make those pixels. */
export function shownAs({ plane, operations }: Recipe): Partial<View> | undefined {
  const settings = settingsFromRecord(operations);
  return settings && { plane, ...viewOf(settings) };
}
