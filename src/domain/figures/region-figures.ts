import { z } from 'zod';
import type { ImageBox } from '../annotation/space.ts';
import { Zone } from '../container/zone-of.ts';
import { speaksOf } from '../examination/region-outcomes.ts';
import type { DetectionReport } from '../finding/detection-report.ts';
import type { Finding } from '../finding/finding.ts';
import { Share, share } from './rate.ts';

/** What of one decided scan tells where the detector was right. */
export interface RegionCase {
  readonly detection: DetectionReport | null;
  readonly findings: readonly Pick<Finding, 'classId' | 'box'>[];
  /** Where the yard found something: empty where nothing was, null while nobody has opened it or said where. */
  readonly found: readonly ImageBox[] | null;
  readonly zoneOf: (box: ImageBox) => Zone;
}

/** Hits over places where something was found, and over claims: what is missing to the whole are misses and false alarms. */
const RegionShares = z.object({
  /** Places that the detector claimed, of those where something was found. */
  detected: Share,
  /** Claims where something was found, of all claims in containers that were opened. */
  right: Share,
});

export const RegionFigures = z.object({
  zones: z.array(RegionShares.extend({ zone: Zone })),
  packs: z.array(RegionShares.extend({ pack: z.string() })),
  classes: z.array(z.object({ classId: z.string(), pack: z.string(), right: Share })),
});
export type RegionFigures = z.infer<typeof RegionFigures>;

interface Region {
  readonly pack: string;
  readonly zone: Zone;
  /** Of a claim; null for a place of the yard. */
  readonly classId: string | null;
  readonly isHit: boolean;
}

/** Hits, misses and false alarms of the detector by place, pooled over the containers of which it is known where things were. */
export function regionFigures(cases: readonly RegionCase[]): RegionFigures {
  const regions = cases.flatMap(regionsOf);
  const claims = regions.filter(({ classId }) => classId !== null);
  return {
    zones: [...Map.groupBy(regions, ({ zone }) => zone)]
      .map(([zone, own]) => ({ zone, ...sharesOf(own) }))
      .sort((one, other) => Zone.options.indexOf(one.zone) - Zone.options.indexOf(other.zone)),
    packs: [...Map.groupBy(regions, ({ pack }) => pack)]
      .map(([pack, own]) => ({ pack, ...sharesOf(own) }))
      .sort((one, other) => (one.pack < other.pack ? -1 : 1)),
    classes: [...Map.groupBy(claims, ({ classId, pack }) => `${classId}\n${pack}`)]
      .map(([key, own]) => {
        const [classId = '', pack = ''] = key.split('\n');
        return { classId, pack, right: share(own, ({ isHit }) => isHit) };
      })
      .sort((one, other) => other.right.of - one.right.of || (one.classId < other.classId ? -1 : 1)),
  };
}

function regionsOf({ detection, findings, found, zoneOf }: RegionCase): Region[] {
  if (detection?.state !== 'done' || found === null) return [];
  const pack = `${detection.packId} ${detection.packVersion}`;
  const places = found.map((place) => ({
    pack,
    zone: zoneOf(place),
    classId: null,
    isHit: findings.some(({ box }) => speaksOf(box, place)),
  }));
  const claims = findings.map(({ box, classId }) => ({
    pack,
    zone: zoneOf(box),
    classId,
    isHit: found.some((place) => speaksOf(box, place)),
  }));
  return [...places, ...claims];
}

function sharesOf(regions: readonly Region[]) {
  const of = (isClaim: boolean) => regions.filter(({ classId }) => (classId !== null) === isClaim);
  return {
    detected: share(of(false), ({ isHit }) => isHit),
    right: share(of(true), ({ isHit }) => isHit),
  };
}
