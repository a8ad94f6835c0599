import type { Random } from '#base/random.ts';
import {
  cableDrum,
  copperCoil,
  curvedThings,
  dunnagePartition,
  mannequin,
  officeMachines,
  rolledCarpets,
  rolledMattresses,
  sacks,
  smallVehicle,
  spareCompressors,
  spareMotor,
} from './large-twins.ts';
import type { Made, Room } from './made.ts';
import {
  bicycleParts,
  boltsInBoxes,
  carBatteries,
  castIronPans,
  counterweights,
  dumbbells,
  pipesAndFittings,
  powerDrills,
  toolBox,
} from './metal-twins.ts';
import {
  bagOfClothes,
  bagsOfSugar,
  books,
  copyPaper,
  sauceBottles,
  soap,
  stationery,
  teaCartons,
  waterBottles,
} from './packed-twins.ts';
import type { TargetClass } from './target.ts';

/** An innocent thing, and the class it is taken for. */
interface Confuser {
  readonly resembles: TargetClass;
  readonly make: (room: Room, random: Random) => Made;
}

/** Every innocent thing that is taken for contraband. */
export const CONFUSERS = {
  books: { resembles: 'narcotics', make: books },
  'bags of sugar': { resembles: 'narcotics', make: bagsOfSugar },
  'bag of clothes': { resembles: 'narcotics', make: bagOfClothes },
  'copy paper': { resembles: 'cash', make: copyPaper },
  stationery: { resembles: 'cash', make: stationery },
  soap: { resembles: 'tobacco', make: soap },
  'tea cartons': { resembles: 'tobacco', make: teaCartons },
  'sauce bottles': { resembles: 'liquor', make: sauceBottles },
  'water bottles': { resembles: 'liquor', make: waterBottles },
  'tool box': { resembles: 'weapon', make: toolBox },
  'power drills': { resembles: 'weapon', make: powerDrills },
  'pipes and fittings': { resembles: 'weapon', make: pipesAndFittings },
  'bicycle parts': { resembles: 'weapon', make: bicycleParts },
  'cast iron pans': { resembles: 'weapon', make: castIronPans },
  'bolts in boxes': { resembles: 'ammunition', make: boltsInBoxes },
  'car batteries': { resembles: 'dense-block', make: carBatteries },
  dumbbells: { resembles: 'dense-block', make: dumbbells },
  counterweights: { resembles: 'dense-block', make: counterweights },
  'cable drum': { resembles: 'machinery', make: cableDrum },
  'spare motor': { resembles: 'machinery', make: spareMotor },
  'spare compressor': { resembles: 'machinery', make: spareCompressors },
  'rolled mattresses': { resembles: 'stowaway', make: rolledMattresses },
  'rolled carpets': { resembles: 'stowaway', make: rolledCarpets },
  sacks: { resembles: 'stowaway', make: sacks },
  mannequin: { resembles: 'stowaway', make: mannequin },
  'curved pipes and wood': { resembles: 'ivory', make: curvedThings },
  'office machines': { resembles: 'e-waste', make: officeMachines },
  'copper coil': { resembles: 'e-waste', make: copperCoil },
  'dunnage partition': { resembles: 'false-wall', make: dunnagePartition },
  'small vehicle': { resembles: 'vehicle', make: smallVehicle },
} as const satisfies Record<string, Confuser>;

export type ConfuserKind = keyof typeof CONFUSERS;
