import type { CaseRecord } from '#contract/record.ts';
import { type Recipe, stepTexts } from '#domain/scan/recipe.ts';
import { officerName } from '../case-material.ts';
import type { Field } from './sheet.ts';
import { instantText } from './values.ts';
import { WORDS } from './words.ts';

/** How many digits of a hash tell events of one case apart. */
const HASH_DIGITS = 12;

/** What the record rests on, by hashes and versions. */
export function evidenceFields({ scan, review, events }: CaseRecord): readonly Field[] {
  const { detection } = review;
  return [
    { name: 'Image as delivered', value: scan.originalSha256, isCode: true },
    ...scan.planes.map(({ energy, energyMeV, samplesSha256 }) => ({
      name: `${WORDS.plane[energy]}, ${energyMeV} MeV`,
      value: samplesSha256,
      isCode: true,
    })),
    { name: 'Material curves', value: scan.calibration ? `Calibration ${scan.calibration.version}` : 'Built in' },
    ...(detection?.state === 'done'
      ? [
          { name: 'Detector', value: `${detection.packId} ${detection.packVersion}, ${detection.provider}` },
          { name: 'Its network', value: detection.modelSha256, isCode: true },
        ]
      : []),
    ...(review.machineReports ?? []).map(({ sha256 }) => ({ name: 'Other report', value: sha256, isCode: true })),
    { name: 'Last event', value: events.at(-1)?.hash ?? '–', isCode: true },
  ];
}

export function timelineRows(record: CaseRecord): readonly (readonly string[])[] {
  return record.events.map(({ seq, serverAt, deviceAt, action, actorId, hash }) => [
    String(seq),
    instantText(serverAt),
    deviceAt ? instantText(deviceAt) : '–',
    actionText(action),
    actorId ? officerName(record, actorId) : 'Server',
    hash.slice(0, HASH_DIGITS),
  ]);
}

/** `first-verdict.given` is told as `First verdict given`. */
function actionText(action: string): string {
  const words = action.replaceAll(/[.-]/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The steps, and the curves where materials were told by a scanner's own. */
export function recipeText(recipe: Recipe): string {
  const { calibration } = recipe;
  return [...stepTexts(recipe), ...(calibration === undefined ? [] : [`calibration ${calibration}`])].join('; ');
}
