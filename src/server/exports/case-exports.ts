import { buffer } from 'node:stream/consumers';
import type { ExportFormat } from '#contract/record.ts';
import { endpointsOf } from '#domain/scan/endpoints.ts';
import { readInstance } from '#imaging/decode/dicom/read-instance.ts';
import type { InstanceReference } from '#imaging/dicos/threat-report.ts';
import type { ScanFiles } from '../db/tables.ts';
import type { Deployment } from '../deployment.ts';
import type { CaseMaterial } from './case-material.ts';
import { caseThreatReport } from './case-threat-reports.ts';
import type { PictureJob } from './picture-of.ts';
import { webAnnotations } from './web-annotation.ts';

type Parts = Pick<Deployment, 'blobs' | 'makeReport'>;

/** Across a page of A4, at 300 dots an inch. */
const REPORT_PICTURE_MAX_PX = 2_200;
/** Where a DICOM file says what it is. */
const HEAD_BYTES = 65_536;

/** What all exports of a case are made of. */
export async function caseMaterial(
  { blobs }: Parts,
  { record, madeAt, files }: Omit<CaseMaterial, 'instances'> & { readonly files: ScanFiles },
): Promise<CaseMaterial> {
  const instances: InstanceReference[] = [];
  // Marks on two views are in pixels of a sheet of both, which is in no file.
  if (record.scan.views) return { record, madeAt, instances };
  // Two files that are no series hold two energies of one picture, which goes by the name of the first.
  for (const { sha256 } of record.scan.stack ? files.originals : files.originals.slice(0, 1)) {
    const instance = readInstance(await buffer(blobs.open(sha256, { start: 0, end: HEAD_BYTES - 1 })));
    if (instance) instances.push(instance);
  }
  return { record, madeAt, instances };
}

/** One export; undefined while the case has nothing to say in it. */
export async function caseExport(
  parts: Parts,
  material: CaseMaterial,
  files: ScanFiles,
  format: ExportFormat,
): Promise<Uint8Array | undefined> {
  switch (format) {
    case 'report':
      return parts.makeReport({ material, picture: await pictureJob(parts, material, files) });
    case 'web-annotation':
      return Buffer.from(`${JSON.stringify(webAnnotations(material), null, 2)}\n`);
    case 'tdr-machine':
      return caseThreatReport(material, 'machine');
    case 'tdr-operator':
      return caseThreatReport(material, 'operator');
    default:
      return caseThreatReport(material, 'aggregate');
  }
}

async function pictureJob(
  { blobs }: Parts,
  { record: { scan, review } }: CaseMaterial,
  { planes }: ScanFiles,
): Promise<PictureJob> {
  const recipe = review.decision?.recipe;
  return {
    packed: await Promise.all(planes.map((sha256) => buffer(blobs.open(sha256)))),
    widthPx: scan.widthPx,
    heightPx: scan.heightPx,
    plane: recipe?.plane === 'low' ? 1 : 0,
    operations: recipe?.operations ?? [],
    energies: endpointsOf(scan),
    maxWidthPx: REPORT_PICTURE_MAX_PX,
  };
}
