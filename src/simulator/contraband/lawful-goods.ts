import type { GoodsId } from '../cargo/goods.ts';
import type { TargetClass } from './target.ts';

/** Goods that are, openly declared, what another load is searched for. */
const LAWFUL: { readonly [Goods in GoodsId]?: TargetClass } = {
  'tobacco-leaf': 'tobacco',
  'tobacco-bales': 'tobacco',
  cigarettes: 'tobacco',
  drinks: 'liquor',
  beer: 'liquor',
  wine: 'liquor',
  spirits: 'liquor',
  cars: 'vehicle',
  motorcycles: 'vehicle',
  'vehicle-parts': 'machinery',
  machinery: 'machinery',
  plant: 'machinery',
  computers: 'e-waste',
  televisions: 'e-waste',
  'e-waste': 'e-waste',
};

/** The class to which goods belong themselves, if any: in such a load nobody is blamed for seeing it. */
export function lawfulClassOf(goods: GoodsId): TargetClass | undefined {
  return LAWFUL[goods];
}
