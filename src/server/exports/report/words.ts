import { type PickedReason, reasonWords } from '#domain/decision/picked-reason.ts';

/** Every text of the case report. It is for a file, so it is not in the catalogue of the screens. */
export const WORDS = {
  title: 'Case report',
  page: (page: number, count: number) => `Page ${page} of ${count}`,
  foot: (scanId: string, at: string) => `Case report of scan ${scanId} · made ${at}`,
  simulated: 'SIMULATED PICTURE. This is no real container.',
  outcome: { clear: 'CLEARED', hold: 'HELD FOR EXAMINATION', 'more-data': 'TO BE SCANNED AGAIN' },
  undecided: 'NOT DECIDED',
  verdict: { clear: 'Clear', hold: 'Hold' },
  decision: 'Decision',
  picture: 'Picture',
  findings: 'Findings of the detector',
  marks: 'Marks of officers',
  machines: 'Reports of other machines',
  earlier: 'Earlier decisions, returned by a supervisor',
  escalation: 'Asked of the seniors',
  declaration: 'Declaration',
  load: 'Load, as the detector reads it',
  evidence: 'Evidence',
  timeline: 'Timeline',
  limits: 'What this report does not carry',
  noFindings: 'The detector ran and claimed nothing.',
  noDetection: {
    failed: 'The detector failed; only the officer looked.',
    'cannot-judge': 'The detector could not judge this scan; only the officer looked.',
    'not-available': 'There was no detector; only the officer looked.',
    late: 'The officer went on before the detector had finished; only the officer looked.',
  },
  noReport: 'No result of the detector is on record.',
  noMarks: 'None.',
  noDeclaration: 'None came with the scan.',
  noExamination: 'Nobody has said yet what the yard found.',
  examination: { found: 'Something was found', nothing: 'Nothing was found' },
  status: { open: 'Not answered', confirmed: 'Confirmed', rejected: 'Rejected' },
  reason: {
    'benign-goods': 'harmless goods',
    'image-artefact': 'image artefact',
    'vehicle-or-container-part': 'part of vehicle or container',
    'wrong-class': 'wrong class',
    other: 'other',
  },
  picked: {
    'goods-not-as-declared': 'Goods do not match the declaration',
    'density-not-as-goods': 'Density does not fit the goods',
    'possible-hidden-space': 'Possible hidden space',
    'image-not-to-judge': 'Image cannot be judged here',
    'object-unknown': 'Object that the officer cannot name',
    'second-view-wanted': 'A second view is wanted',
    'look-at-mark-again': 'To look again at the place that is marked',
    'finding-without-ground': 'A finding was answered without ground',
    'picture-not-as-declared': 'The picture does not fit the declaration',
  },
  kind: {
    box: 'Box',
    polygon: 'Polygon',
    point: 'Note',
    line: 'Length',
    polyline: 'Length of a way',
    angle: 'Angle',
  },
  assessment: {
    'high-threat': 'High threat',
    threat: 'Threat',
    'no-threat': 'No threat',
    unknown: 'Not assessed',
  },
  machineDecision: { alarm: 'Alarm', clear: 'Clear', unknown: 'No decision' },
  plane: { high: 'High energy', low: 'Low energy' },
  asShown: (plane: string, recipe: string) =>
    `${plane}, as it was shown at the decision${recipe ? `: ${recipe}` : ', without any change'}.`,
  shownPlainly: (plane: string) =>
    `${plane}, shown plainly: this version cannot make the picture of the decision again. The recipe is in the record.`,
  undecidedPicture: (plane: string) => `${plane}, shown plainly.`,
  legend:
    'Numbers: findings of the detector, dashed where rejected. Letters: marks of officers. M: claims of other machines, dashed where they see no threat.',
  times:
    'Times are UTC. Places and sizes: pixels of the stored plane from its top left corner, and millimetres in the middle plane of the container.',
  notCarried: [
    'The picture above is of 8 bits and made smaller. The stored planes have 16 bits and the full size; they, and the files as they were delivered, are in the case bundle.',
    'One energy is shown where the scan has two. What an officer had on the screen while deciding is told in the record by its hash, where it was kept.',
    'Events of the trail are listed by name and the beginning of their hash. Their particulars, exact sealed texts and the chain that proves them are in the case bundle, which anyone can verify with one command. This report proves nothing by itself.',
    'Doubts and thresholds of the detector, targeting rules, and the parts of other machines’ reports that have no place in the picture are in the record (record.json).',
    'Characters of scripts that the fonts of this report do not have show as empty boxes; the record has them.',
  ],
  signatures: ['Officer', 'Supervisor'],
  signature: 'Name, date, signature',
} as const;

/** A reason on record, picked or written, in the words of the report. */
export function reasonText(reason: string): string {
  return reasonWords(reason, (code: PickedReason) => WORDS.picked[code]);
}
