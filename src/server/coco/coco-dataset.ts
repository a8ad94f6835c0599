import type { CocoDataset, CocoImage } from '#contract/coco.ts';
import type { Instant } from '#domain/time/instant.ts';
import type { AdjudicatedScan } from '../queries/adjudicated-scans.ts';
import { markedIn } from './coco-annotations.ts';

export const IMAGE_FOLDER = 'images';

const SUFFIX_OF: Readonly<Record<string, string>> = { 'image/tiff': '.tif', 'image/png': '.png' };

const DESCRIPTION = [
  'Decided scans of Gantry with what officers confirmed, rejected and drew.',
  'Rejected findings have iscrowd 1 and attributes.decision "rejected": they show where a class is not.',
  'A cleared image (attributes.outcome "clear") shows nothing else of note; in any other image unmarked places are unknown.',
  'Not carried, because COCO has no place for it: point notes, lines and marks without a class, words of officers, who',
  'decided, the declaration and container number, targeting rules, how the image was shown, and the audit trail; the',
  'record of each scan (attributes.scan_id) has them. What an examination found is not in the record and so not here.',
  'Images are the files as delivered, often of 16 bits and two energies, and lie beside this file only when it was',
  'written by export:coco. Boxes are in pixels of the delivered image; pixels are seldom square: attributes.pixel_pitch_mm.',
].join(' ');

/** An export that grows scan by scan. */
export interface CocoDraft {
  add(adjudicated: AdjudicatedScan): void;
  finish(facts: { readonly at: Instant; readonly scansLeftOut: number }): CocoDataset;
}

export function newCocoDraft(): CocoDraft {
  const images: CocoImage[] = [];
  const annotations: CocoDataset['annotations'] = [];
  const categories = new Map<string, number>();

  function categoryOf(classId: string): number {
    const known = categories.get(classId) ?? categories.size + 1;
    categories.set(classId, known);
    return known;
  }

  return {
    add(adjudicated) {
      const image_id = images.length + 1;
      images.push({ id: image_id, ...imageOf(adjudicated) });
      for (const { classId, ...marked } of markedIn(adjudicated)) {
        annotations.push({ id: annotations.length + 1, image_id, category_id: categoryOf(classId), ...marked });
      }
    },
    finish: ({ at, scansLeftOut }) => ({
      info: {
        description: DESCRIPTION,
        version: '1.0',
        year: Number(at.slice(0, 4)),
        contributor: 'Gantry',
        date_created: at,
        scans_left_out: scansLeftOut,
      },
      licenses: [],
      images,
      annotations,
      categories: [...categories].map(([name, id]) => ({ id, name, supercategory: 'cargo' })),
    }),
  };
}

/** Where the export has a delivered file: by its hash, so that nothing is written twice. */
export function fileNameOf({ sha256, mediaType }: AdjudicatedScan['originals'][number]): string {
  return `${IMAGE_FOLDER}/${sha256}${SUFFIX_OF[mediaType] ?? ''}`;
}

function imageOf({ scan, review, originals }: AdjudicatedScan): Omit<CocoImage, 'id'> {
  const { decision } = review;
  if (!decision) throw new Error(`The scan ${scan.id} is not decided`);
  const files = originals.map((file) => ({ file_name: fileNameOf(file), sha256: file.sha256, bytes: file.bytes }));
  return {
    file_name: files[0]?.file_name ?? '',
    width: scan.widthPx,
    height: scan.heightPx,
    date_captured: scan.sidecar.scannedAt,
    attributes: {
      scan_id: scan.id,
      files,
      planes: scan.sidecar.planes.map(({ energy, energyMeV }) => ({ energy, energy_mev: energyMeV })),
      pixel_pitch_mm: scan.sidecar.pixelPitchMm,
      simulated: scan.sidecar.simulated,
      outcome: decision.outcome,
      decided_at: decision.decidedAt,
    },
  };
}
