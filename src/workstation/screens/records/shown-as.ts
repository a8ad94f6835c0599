import type { Recipe } from '#domain/scan/recipe.ts';
import type { View } from '../../canvas/view-store.ts';

type Shown = Pick<View, 'plane' | 'transfer' | 'window' | 'invert' | 'preset'>;

/** The view that shows the scan as it was shown when it was decided. What the recipe leaves out stays as it is. */
export function shownAs({ plane, operations }: Recipe): Partial<Shown> {
  const parameter = (id: string, name: string) => operations.find((one) => one.id === id)?.parameters[name];
  const [centre, width] = [parameter('window-level', 'centre'), parameter('window-level', 'width')];
  const curve = parameter('transfer', 'curve');
  const isInverted = parameter('invert', 'on');
  return {
    plane,
    preset: null,
    ...(typeof centre === 'number' && typeof width === 'number' && { window: { centre, width } }),
    ...((curve === 'log' || curve === 'linear') && { transfer: curve }),
    ...(typeof isInverted === 'boolean' && { invert: isInverted }),
  };
}
