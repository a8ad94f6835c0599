import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { z } from 'zod';
import type { DetectionReport } from '#domain/finding/detection-report.ts';
import { useDetectorSettings } from '../state/workstation.tsx';
import { BundledPack, type Pack, packOf } from './pack-of.ts';

const ActivePart = z.object({ manifest: z.string().regex(/^[\w-]+\/[\w.-]+\.json$/) });

/** What the pack of a scan says about itself: the one that judged it, or the one active at its site. */
export function usePack(site: string, detection: DetectionReport | null): Pack {
  const settings = useDetectorSettings();
  const { data: bundled } = useBundledPack();
  return useMemo(() => packOf(settings, bundled, site, detection), [settings, bundled, site, detection]);
}

/** The pack that comes with the workstation. */
export function useBundledPack() {
  return useQuery({
    queryKey: ['bundled-pack'],
    queryFn: async ({ signal }) => {
      const { manifest } = ActivePart.parse(await json('/models/active.json', signal));
      return BundledPack.parse(await json(`/models/${manifest}`, signal));
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
}

async function json(path: string, signal: AbortSignal): Promise<unknown> {
  const response = await fetch(path, { signal });
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return response.json();
}
