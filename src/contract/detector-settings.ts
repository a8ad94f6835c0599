import { z } from 'zod';
import { Sha256 } from '#domain/finding/detection-report.ts';
import { PackChoice } from '#domain/model-pack/pack-choice.ts';
import { TargetingRule } from '#domain/targeting/targeting-rule.ts';
import { PackClass } from './model-packs.ts';
import { noBody, noParams, route } from './route.ts';

/** What a station needs to know to judge scans as the service wants: packs, where which is active, rules in force. */
export const DetectorSettings = z.object({
  choices: z.array(PackChoice),
  packs: z.array(
    z.object({
      sha256: Sha256,
      packId: z.string(),
      version: z.string(),
      notice: z.string(),
      classes: z.array(PackClass),
    }),
  ),
  rules: z.array(TargetingRule),
});
export type DetectorSettings = z.infer<typeof DetectorSettings>;

export const seeDetectorSettings = route({
  method: 'GET',
  path: '/api/detector-settings',
  params: noParams,
  body: noBody,
  reply: DetectorSettings,
  problems: [],
});
