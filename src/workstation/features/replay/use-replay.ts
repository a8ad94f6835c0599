import { useEffect, useMemo, useState } from 'react';
import type { ReplyOf } from '#contract/route.ts';
import { openViewPaths } from '#contract/view-paths.ts';
import type { Recipe } from '#domain/scan/recipe.ts';
import type { Scan } from '#domain/scan/scan.ts';
import { coverageBoxes, coverageOf } from '#domain/view-path/coverage.ts';
import { unpackViewPath } from '#domain/view-path/view-path.ts';
import { call } from '../../api/call.ts';
import { useWorkstation } from '../../state/workstation.tsx';
import { sampleAt } from './sample-at.ts';
import { usePlayer } from './use-player.ts';

type Paths = ReplyOf<typeof openViewPaths>['paths'];

/**
 * What officers looked at on one scan, opened on request: the server notes who asked. `show` is called with the look of
 * the moment whenever that changes.
 */
export function useReplay(scan: Scan, show: (look: Recipe) => void) {
  const { clock } = useWorkstation();
  const [paths, setPaths] = useState<Paths | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [chosen, setChosen] = useState(0);
  const [isCoverageShown, setCoverageShown] = useState(true);
  const path = paths?.[chosen]?.path ?? null;
  const samples = useMemo(() => (path ? unpackViewPath(path) : []), [path]);
  const lengthMs = samples.at(-1)?.atMs ?? 0;
  const player = usePlayer(lengthMs);
  const coverage = useMemo(() => coverageOf(samples, scan), [samples, scan]);
  const cells = useMemo(() => coverageBoxes(coverage, scan), [coverage, scan]);
  const now = sampleAt(samples, player.atMs);
  const look = now?.look ?? null;

  useEffect(() => {
    if (look) show(look);
  }, [look, show]);

  async function open(): Promise<void> {
    const act = { commandId: crypto.randomUUID(), deviceAt: new Date(clock.nowMs()).toISOString() };
    const answer = await call(openViewPaths, { params: {}, body: { ...act, scanId: scan.id } });
    if (answer.kind === 'ok') {
      setPaths(answer.value.paths);
      setChosen(Math.max(0, answer.value.paths.length - 1));
    }
    setProblem(answer.kind === 'ok' ? null : answer.kind === 'refused' ? answer.problem : 'unreachable');
  }

  const replay = useMemo(
    () => (path ? { frame: look && now ? now.box : null, cells: isCoverageShown ? cells : NO_CELLS } : null),
    [path, look, now, cells, isCoverageShown],
  );

  return {
    replay,
    paths,
    path,
    problem,
    chosen,
    lengthMs,
    coverage,
    deviceScale: look ? (now?.deviceScale ?? null) : null,
    isCoverageShown,
    player,
    open: () => void open(),
    choose: (index: number) => {
      setChosen(index);
      player.scrub(0);
    },
    toggleCoverage: () => setCoverageShown((before) => !before),
    close: () => setPaths(null),
  };
}

const NO_CELLS = [] as const;

export type ReplayModel = ReturnType<typeof useReplay>;
