import dicomParser from 'dicom-parser';
import type { InstanceReference } from '../../dicos/threat-report.ts';
import { isDicom } from './data-set.ts';

const INSTANCE = 'x00080018';

/** Class and instance by which a DICOM file names itself, from its beginning alone; undefined for other files. */
export function readInstance(head: Uint8Array): InstanceReference | undefined {
  if (!isDicom(head)) return undefined;
  try {
    const data = dicomParser.parseDicom(head, { untilTag: INSTANCE });
    const [classUid, instanceUid] = [data.string('x00080016')?.trim(), data.string(INSTANCE)?.trim()];
    return classUid && instanceUid ? { classUid, instanceUid } : undefined;
  } catch {
    // The library throws anything: such a file was read as a picture all the same, and has no name that can be referred to.
    return undefined;
  }
}
