import type { Annotation, Shape } from '#domain/annotation/annotation.ts';
import type { ImagePoint } from '#domain/annotation/space.ts';
import type { Finding } from '#domain/finding/finding.ts';
import type { MachineReport } from '#domain/finding/machine-report.ts';
import { type CaseMaterial, classWords, officerName } from './case-material.ts';

const NOT_CARRIED = [
  'Not carried, because the Web Annotation model has no place for it: the first verdict and the decision, how the image was',
  'shown, the declaration, what the detector reads of the load, its thresholds and targeting rules, words with seniors, earlier decisions, the audit trail and its',
  'seals. The record of the scan has them.',
  'The score of a finding, the reason of a rejection and the assessment of another machine stand as text bodies, because the',
  'model knows no numbers. Boxes have their exact place in the SVG selector; the fragment selector rounds outwards.',
  'Coordinates are pixels of the stored plane from its top left corner; pixels are seldom square.',
].join(' ');

/** What was found, marked and claimed in a scan, as a collection of W3C Web Annotations (JSON-LD). */
export function webAnnotations({ record, madeAt }: CaseMaterial): object {
  const { scan, review } = record;
  const target = (shape: Shape) => ({
    source: { id: `urn:sha256:${scan.planes[0]?.samplesSha256}`, type: 'Image' },
    selector: selectorsOf(shape, scan),
  });
  const items = [
    ...review.findings.map((finding) => ofFinding(finding, target, record)),
    ...review.annotations.map((annotation) => ofOfficer(annotation, target, record)),
    ...(review.machineReports ?? []).flatMap((report) => ofMachine(report, target)),
  ];
  const id = `urn:gantry:scan:${scan.id}:annotations`;
  return {
    '@context': [
      'http://www.w3.org/ns/anno.jsonld',
      { notCarried: 'urn:gantry:terms:notCarried', stack: 'urn:gantry:terms:stack' },
    ],
    id,
    type: 'AnnotationCollection',
    label: `Scan ${scan.id} of container ${scan.containerNumber}`,
    created: madeAt,
    notCarried: NOT_CARRIED,
    // How slices lie side by side on the plane that the selectors speak of.
    ...(scan.stack ? { stack: scan.stack } : {}),
    total: items.length,
    first: { id: `${id}:1`, type: 'AnnotationPage', partOf: id, startIndex: 0, items },
  };
}

type Target = (shape: Shape) => object;
type Record = CaseMaterial['record'];

const tag = (value: string) => ({ type: 'TextualBody', purpose: 'tagging', value, format: 'text/plain' });
const text = (purpose: string, value: string) => ({ type: 'TextualBody', purpose, value, format: 'text/plain' });

function ofFinding({ id, classId, score, box, status, reason, disposedBy }: Finding, target: Target, record: Record) {
  const { detection } = record.review;
  const software = detection?.state === 'done' ? `${detection.packId} ${detection.packVersion}` : 'detector';
  return {
    id: `urn:gantry:finding:${id}`,
    type: 'Annotation',
    motivation: ['classifying', 'assessing'],
    creator: { type: 'Software', name: software },
    body: [
      tag(classWords(classId)),
      text('describing', `Score ${score.toFixed(3)}`),
      {
        ...text('assessing', reason ? `${status}: ${reason}` : status),
        ...(disposedBy ? { creator: person(disposedBy, record) } : {}),
      },
    ],
    target: target({ kind: 'box', box }),
  };
}

function ofOfficer({ id, shape, classId, note, drawnBy, changedAt }: Annotation, target: Target, record: Record) {
  return {
    id: `urn:gantry:annotation:${id}`,
    type: 'Annotation',
    motivation: classId ? 'classifying' : 'commenting',
    creator: person(drawnBy, record),
    modified: changedAt,
    body: [...(classId ? [tag(classWords(classId))] : []), ...(note ? [text('commenting', note)] : [])],
    target: target(shape),
  };
}

function ofMachine({ sha256, device, algorithm, receivedAt, claims }: MachineReport, target: Target) {
  return claims.flatMap(({ id, category, words, assessment, shape }) =>
    shape
      ? {
          id: `urn:gantry:machine-report:${sha256}:${id}`,
          type: 'Annotation',
          motivation: ['classifying', 'assessing'],
          creator: { type: 'Software', name: algorithm || device },
          created: receivedAt,
          body: [
            ...(category ? [tag(category)] : []),
            ...(words ? [text('describing', words)] : []),
            text('assessing', assessment),
          ],
          target: target(shape),
        }
      : [],
  );
}

function person(officerId: string, record: Record) {
  return { id: `urn:gantry:officer:${officerId}`, type: 'Person', name: officerName(record, officerId) };
}

/** A box for readers that know media fragments alone, which are whole pixels, and its exact place for the others. */
function selectorsOf(shape: Shape, { widthPx, heightPx }: Record['scan']): readonly object[] {
  const svg = {
    type: 'SvgSelector',
    value: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${widthPx} ${heightPx}">${svgOf(shape)}</svg>`,
  };
  if (shape.kind !== 'box') return [svg];
  const { x, y, width, height } = shape.box;
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const place = [left, top, Math.ceil(x + width) - left, Math.ceil(y + height) - top];
  const fragment = {
    type: 'FragmentSelector',
    conformsTo: 'http://www.w3.org/TR/media-frags/',
    value: `xywh=pixel:${place.join()}`,
  };
  return [fragment, svg];
}

function svgOf(shape: Shape): string {
  switch (shape.kind) {
    case 'box': {
      const { x, y, width, height } = shape.box;
      return `<rect x="${x}" y="${y}" width="${width}" height="${height}"/>`;
    }
    case 'polygon':
      return `<polygon points="${pointsOf(shape.points)}"/>`;
    case 'point':
      return `<circle cx="${shape.at.x}" cy="${shape.at.y}" r="0.5"/>`;
    case 'line':
      return `<polyline points="${pointsOf([shape.from, shape.to])}"/>`;
    default:
      return `<polyline points="${pointsOf(shape.points)}"/>`;
  }
}

const pointsOf = (points: readonly ImagePoint[]): string => points.map(({ x, y }) => `${x},${y}`).join(' ');
