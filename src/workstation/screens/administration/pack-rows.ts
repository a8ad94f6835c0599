import type { ActivePackRow, InstalledPack, PackClass } from '#contract/model-packs.ts';
import type { PackRef } from '#domain/model-pack/pack-choice.ts';
import type { BundledPack } from '../../api/pack-of.ts';

/** One pack of the table: the one that comes with the workstation, or an installed one. */
export interface PackRow {
  readonly ref: PackRef;
  readonly packId: string;
  readonly version: string;
  readonly title: string;
  readonly notice: string;
  readonly classes: readonly PackClass[];
  readonly thresholds: Readonly<Record<string, number>>;
  readonly modelSha256: string;
  readonly modelBytes: number;
  readonly test: 'bundled' | 'none' | 'passed' | 'failed';
  /** Where it judges scans; `null` stands for all sites without a choice of their own. */
  readonly activeAt: readonly (string | null)[];
  readonly installed: InstalledPack | null;
}

/** The bundled pack first, then the installed ones as they come. */
export function packRows(
  bundled: BundledPack | undefined,
  packs: readonly InstalledPack[],
  active: readonly ActivePackRow[],
): readonly PackRow[] {
  const choices = withDefault(active);
  const activeAt = (ref: PackRef) => choices.filter(({ pack }) => pack === ref).map(({ site }) => site);
  return [
    ...(bundled ? [rowOfBundled(bundled, activeAt('bundled'))] : []),
    ...packs.map((pack) => rowOf(pack, activeAt(pack.sha256))),
  ];
}

/** Without a choice for all sites the bundled pack judges them. */
export function withDefault(active: readonly ActivePackRow[]): readonly Pick<ActivePackRow, 'site' | 'pack'>[] {
  return active.some(({ site }) => site === null) ? active : [{ site: null, pack: 'bundled' }, ...active];
}

function rowOfBundled({ id, model, ...pack }: BundledPack, activeAt: PackRow['activeAt']): PackRow {
  const facts = { packId: id, modelSha256: model.sha256, modelBytes: model.bytes };
  return { ...pack, ...facts, ref: 'bundled', test: 'bundled', activeAt, installed: null };
}

function rowOf(pack: InstalledPack, activeAt: PackRow['activeAt']): PackRow {
  const { packId, version, title, notice, classes, thresholds, modelSha256, modelBytes, selfTest } = pack;
  return {
    ref: pack.sha256,
    packId,
    version,
    title,
    notice,
    classes,
    thresholds,
    modelSha256,
    modelBytes,
    test: selfTest?.outcome.state ?? 'none',
    activeAt,
    installed: pack,
  };
}

export function neighbourPack(rows: readonly PackRow[], chosen: PackRef | null, step: 1 | -1): PackRef | null {
  const at = rows.findIndex(({ ref }) => ref === chosen);
  const next = at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + step));
  return rows[next]?.ref ?? null;
}

/** As a person names it: `CargoNet S 0.1.0`. */
export function packName({ title, version }: Pick<PackRow, 'title' | 'version'>): string {
  return `${title} ${version}`;
}
