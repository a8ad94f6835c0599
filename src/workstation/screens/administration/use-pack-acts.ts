import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { activatePack, reportSelfTest } from '#contract/model-packs.ts';
import type { PackRef } from '#domain/model-pack/pack-choice.ts';
import { call } from '../../api/call.ts';
import { installPack, sortPackFiles } from '../../api/install-pack.ts';
import { MODEL_PACKS_KEY } from '../../api/use-model-packs.ts';
import { openDetector } from '../../desk/open-detector.ts';
import { packAddress } from '../../desk/pack-address.ts';
import { runSelfTest } from '../../desk/run-self-test.ts';
import { notDone, type Told } from '../../features/told/told.ts';
import { problemText } from '../../i18n/problem-text.ts';
import { t } from '../../i18n/t.ts';
import { useWorkstation } from '../../state/workstation.tsx';

/** What an administrator does with packs, one act at a time, and how it went. */
export function usePackActs(choose: (ref: PackRef) => void) {
  const { clock } = useWorkstation();
  const queries = useQueryClient();
  const [told, setTold] = useState<Told | null>(null);
  const [busy, setBusy] = useState<string | null>(null);
  const act = () => ({ commandId: crypto.randomUUID(), deviceAt: new Date(clock.nowMs()).toISOString() });
  const reread = () => queries.invalidateQueries({ queryKey: MODEL_PACKS_KEY });

  async function during(words: string, work: () => Promise<Told>): Promise<void> {
    if (busy !== null) return;
    setTold(null);
    setBusy(words);
    try {
      setTold(await work());
    } finally {
      setBusy(null);
      await reread();
    }
  }

  /** The golden scan in this browser, by the same worker as on every station; its result goes on record. */
  async function test(packSha256: string, name: string, passed: Told): Promise<Told> {
    setBusy(t('packs.testing', { pack: name }));
    const outcome = await runSelfTest(() => openDetector(packAddress(packSha256, location.origin)));
    const answer = await call(reportSelfTest, { params: {}, body: { ...act(), packSha256, outcome } });
    if (answer.kind !== 'ok') return notDone(answer);
    if (outcome.state === 'passed') return passed;
    const text = t('packs.failed-next', { reason: outcome.reason });
    return { tone: 'bad', heading: t('packs.failed', { pack: name }), text };
  }

  function install(files: readonly File[]): void {
    void during(t('packs.sending'), async () => {
      const sorted = sortPackFiles(files);
      if (!sorted.ok) return refused(sorted.problem);
      const name = nameIn(await sorted.value.manifest.text());
      const installed = await installPack(sorted.value);
      if (!installed.ok) return refused(installed.problem);
      const { sha256, duplicate } = installed.value;
      choose(sha256);
      await reread();
      const heading = t(duplicate ? 'packs.known' : 'packs.installed', { pack: name });
      return test(sha256, name, { tone: 'info', heading, text: duplicate ? '' : t('packs.installed-next') });
    });
  }

  function retest(packSha256: string, name: string): void {
    const passed: Told = { tone: 'info', heading: t('packs.tested', { pack: name }), text: '' };
    void during(t('packs.testing', { pack: name }), () => test(packSha256, name, passed));
  }

  /** `where` says the site in words. */
  function activate(site: string | null, pack: PackRef | 'default', name: string, where: string): void {
    void during(t('packs.activate'), async () => {
      const answer = await call(activatePack, { params: {}, body: { ...act(), site, pack } });
      if (answer.kind !== 'ok') return notDone(answer);
      const heading = t('packs.activated', { pack: name, site: where });
      return { tone: 'info', heading, text: t('packs.activated-next') };
    });
  }

  return { told, busy, install, retest, activate, dismiss: () => setTold(null) };
}

export type PackActs = ReturnType<typeof usePackActs>;

function refused({ problem, detail }: { readonly problem: string; readonly detail: string }): Told {
  const text = [problemText(problem), detail && `(${detail})`].filter(Boolean).join(' ');
  return { tone: 'bad', heading: t('packs.refused'), text };
}

/** What the pack calls itself; the server is the judge of whether it is one. */
function nameIn(manifest: string): string {
  try {
    const { title, version } = JSON.parse(manifest) as { title?: unknown; version?: unknown };
    return `${title} ${version}`;
  } catch {
    return 'manifest.json';
  }
}
