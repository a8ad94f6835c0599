/** What customs looks for and the detector is trained to propose. */
export const TARGET_CLASSES = [
  'tobacco',
  'liquor',
  'narcotics',
  'false-wall',
  'weapon',
  'ammunition',
  'cash',
  'vehicle',
  'stowaway',
  'dense-block',
  'machinery',
  'ivory',
  'e-waste',
] as const;
export type TargetClass = (typeof TARGET_CLASSES)[number];
