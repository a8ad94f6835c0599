import { expect, it } from 'vitest';
import { ScanSidecar } from '#domain/scan/sidecar.ts';
import { decodeText } from '../decode-text.ts';
import { sidecarOfExport } from './read-export.ts';

const known = {
  site: 'North quay',
  lane: '1',
  scanner: { maker: 'Test maker', model: 'Portal', serial: '7' },
  planes: [{ energy: 'high' as const, energyMeV: 6 }],
  pixelPitchMm: { x: 5, y: 5 },
};
const sites = { '0042': known, PORTAL: known };

const FORM = `<DataForm xmlns="urn:test"><TruckId>T1</TruckId><Site>0042</Site><Date>2026-02-01T10:00:09Z</Date>
  <AdminData><Vehicle><PlateNumber>TEST 1</PlateNumber><Containers><Container><ContainerId>CSQU3054383</ContainerId>
  </Container><Container><ContainerId/></Container></Containers></Vehicle></AdminData>
  <ProcessInstructions><IsContainerEmpty>0</IsContainerEmpty></ProcessInstructions><Operations>
  <Operation Type="3"><Start>2026-02-01T10:01:00Z</Start><Verdict Value="1">1</Verdict><Marks><Mark/></Marks></Operation>
  <Operation Type="1"><Start>2026-02-01T10:00:00Z</Start><End>2026-02-01T10:00:14Z</End><Verdict Value="2">2</Verdict>
  <Resources><Resource Type="img">T1.jpg</Resource></Resources></Operation></Operations></DataForm>`;
const MANIFEST = `<?xml version="1.0" encoding="utf-8"?><manifest><accession>M1</accession><system>PORTAL</system>
  <createdate>2026-02-01T10:00:00Z</createdate><inspectionsuspicious>0</inspectionsuspicious><attributes>
  <attribute name="Container2" /><attribute name="Container1">CSQU3054383</attribute></attributes>
  <files><file type="XRAY">M1.img</file></files></manifest>`;

it.each([
  ['a data form', FORM, 'T1', ['T1.jpg']],
  ['a manifest', MANIFEST, 'M1', ['M1.img']],
])('%s becomes a sidecar, with what the site is known for', (_, text, reference, files) => {
  const made = sidecarOfExport(text, sites);
  const sidecar = made.ok ? ScanSidecar.parse(made.value) : undefined;
  expect(sidecar).toMatchObject({
    ...known,
    containerNumber: 'CSQU3054383',
    scannedAt: '2026-02-01T10:00:00Z',
    scannerRecord: { reference, containers: ['CSQU3054383'] },
  });
  expect(sidecar?.scannerRecord?.operations.find(({ kind }) => kind === 'scan')?.files).toEqual(files);
});

it('keeps plates, verdicts and marks', () => {
  const made = sidecarOfExport(FORM, sites);
  expect(made.ok && made.value.scannerRecord).toMatchObject({
    plates: ['TEST 1'],
    isEmpty: false,
    operations: [
      { kind: 'analysis', verdict: '1', marks: 1 },
      { kind: 'scan', endedAt: '2026-02-01T10:00:14Z' },
    ],
  });
});

it('is read in UTF-16, too', () => {
  const utf16 = Buffer.from(`\uFEFF${FORM}`, 'utf16le');
  for (const bytes of [utf16, utf16.subarray(2), Buffer.from(utf16).swap16()]) {
    expect(sidecarOfExport(decodeText(bytes), sites)).toMatchObject({ ok: true });
  }
});

it.each([
  ['Site', FORM.replace('0042', '0043')],
  ['Site', FORM.replace('0042', '__proto__')],
  ['containerNumber', FORM.replace('CSQU3054383', '')],
  ['sidecar', FORM.replace('</DataForm>', '')],
  ['sidecar', '<Invoice/>'],
  ['sidecar', `<!DOCTYPE DataForm [<!ENTITY a "b">]>${FORM}`],
])('is refused at %s', (field, text) => {
  expect(sidecarOfExport(text, sites)).toMatchObject({ ok: false, problem: { problem: 'sidecar-invalid', field } });
});
