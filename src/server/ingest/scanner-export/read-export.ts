import { fail, ok, type Result } from '#base/result.ts';
import type { ScannerRecord, ScanSidecarInput } from '#domain/scan/sidecar.ts';
import { type Refusal, refusal } from '../refusal.ts';
import type { ExportSites } from './export-sites.ts';
import { everyElement, readXml, textOf, type XmlElement, XmlFault } from './xml.ts';

/** What the numbers of operations and verdicts mean is not published; records of them fit this reading. */
const OPERATIONS: Readonly<Record<string, 'scan' | 'analysis'>> = { '1': 'scan', '3': 'analysis' };

/** The exports of scanners are XML, and sidecars are not. */
export function isScannerExport(text: string): boolean {
  return /^\uFEFF?\s*</.test(text);
}

/**
 * The sidecar that a scanner's export amounts to, with what `sites` knows of the scanner. Two families are known: data forms
 * (`DataForm`, with vehicle, operations and marks) and manifests (`manifest`, with attributes and files).
 */
export function sidecarOfExport(text: string, sites: ExportSites): Result<ScanSidecarInput, Refusal> {
  try {
    const root = readXml(text.replace(/^\uFEFF/, ''));
    if (root.name === 'DataForm') return withSite(dataForm(root), sites, 'Site');
    if (root.name === 'manifest') return withSite(manifest(root), sites, 'system');
    return fail(
      refusal('sidecar-invalid', 'sidecar', `<${root.name.slice(0, 40)}> is no scanner export that is known`),
    );
  } catch (error) {
    if (!(error instanceof XmlFault)) throw error;
    return fail(refusal('sidecar-invalid', 'sidecar', `it is no XML that is read: ${error.message}`));
  }
}

interface Export {
  readonly siteCode: string | undefined;
  readonly scannedAt: string | undefined;
  readonly record: ScannerRecord;
}

function withSite({ siteCode = '', scannedAt, record }: Export, sites: ExportSites, field: string) {
  const site = Object.hasOwn(sites, siteCode) ? sites[siteCode] : undefined;
  if (!site) {
    return fail(refusal('sidecar-invalid', field, `the site ${siteCode || '(none)'} is not described to this server`));
  }
  const [containerNumber] = record.containers;
  if (!containerNumber) return fail(refusal('sidecar-invalid', 'containerNumber', 'the export names no container'));
  return ok({
    format: 'gantry-scan',
    formatVersion: 1,
    ...site,
    containerNumber,
    scannedAt: scannedAt ?? '',
    scannerRecord: record,
  } satisfies ScanSidecarInput);
}

function dataForm(root: XmlElement): Export {
  const operations = everyElement(root, 'Operation').map((operation) => ({
    kind: OPERATIONS[operation.attributes.get('Type') ?? ''] ?? ('other' as const),
    type: operation.attributes.get('Type') ?? '',
    startedAt: textOf(operation, 'Start'),
    endedAt: textOf(operation, 'End'),
    workstation: textOf(operation, 'Workstation'),
    verdict: operation.children.find(({ name }) => name === 'Verdict')?.attributes.get('Value'),
    marks: operation.children.find(({ name }) => name === 'Marks')?.children.length ?? 0,
    files: everyElement(operation, 'Resource').map(({ text }) => text),
  }));
  const empty = everyElement(root, 'IsContainerEmpty')[0]?.text;
  return {
    siteCode: textOf(root, 'Site'),
    scannedAt: operations.find(({ kind }) => kind === 'scan')?.startedAt ?? textOf(root, 'Date'),
    record: {
      reference: textOf(root, 'TruckId'),
      containers: texts(root, 'ContainerId'),
      plates: texts(root, 'PlateNumber'),
      isEmpty: empty === undefined || empty === '' ? undefined : empty === '1',
      operations,
    },
  };
}

function manifest(root: XmlElement): Export {
  const attributes = everyElement(root, 'attribute');
  const named = (pattern: RegExp) =>
    attributes
      .filter(({ attributes: own, text }) => pattern.test(own.get('name') ?? '') && text)
      .sort((a, b) => (a.attributes.get('name') ?? '').localeCompare(b.attributes.get('name') ?? ''))
      .map(({ text }) => text);
  const scannedAt = textOf(root, 'createdate');
  const suspicious = textOf(root, 'inspectionsuspicious');
  const files = everyElement(root, 'file').map(({ text }) => text);
  const operation = { startedAt: scannedAt, endedAt: undefined, workstation: undefined, marks: 0 };
  return {
    siteCode: textOf(root, 'system'),
    scannedAt,
    record: {
      reference: textOf(root, 'accession'),
      containers: named(/^Container\d*$/),
      plates: named(/^ANPR$/),
      isEmpty: undefined,
      operations: [{ ...operation, kind: 'scan', type: 'manifest', verdict: suspicious, files }],
    },
  };
}

function texts(root: XmlElement, name: string): string[] {
  return everyElement(root, name)
    .map(({ text }) => text)
    .filter(Boolean);
}
