import { colour } from '../ops/colour.ts';
import { comparison } from '../ops/comparison.ts';
import { denoise } from '../ops/denoise.ts';
import { edges } from '../ops/edges.ts';
import { gamma } from '../ops/gamma.ts';
import { invert } from '../ops/invert.ts';
import { localContrast } from '../ops/local-contrast.ts';
import { material } from '../ops/material.ts';
import { penetration } from '../ops/penetration.ts';
import { repairRows } from '../ops/repair-rows.ts';
import { sharpen } from '../ops/sharpen.ts';
import { transfer } from '../ops/transfer.ts';
import { windowLevel } from '../ops/window-level.ts';
import type { PointOp } from './op.ts';

/** These look at neighbours, on the scale on which the officer sees equal steps. */
export const AFTER_TRANSFER = [denoise, edges, sharpen, localContrast] as const;
/** These make a grey of a value. */
const POINT_OPS = [transfer, windowLevel, penetration, gamma, invert] as const;
/** The order is fixed by physics, not by the order in which an officer pressed keys: rows are repaired as they were read. */
const OPS = [
  repairRows,
  transfer,
  ...AFTER_TRANSFER,
  windowLevel,
  penetration,
  gamma,
  invert,
  colour,
  material,
  comparison,
] as const;

type Ops = (typeof OPS)[number];

/** How every sample becomes a grey. */
export type CompleteSettings = { readonly [O in Ops as O['id']]: O['neutral'] };
/** What is left out is neutral. */
export type Settings = Partial<CompleteSettings>;

/** Nothing done to the picture: the full scale, as it is. */
export const NEUTRAL = Object.fromEntries(OPS.map(({ id, neutral }) => [id, neutral])) as CompleteSettings;

/** Whether any step looks at neighbours. */
export function hasAreaSteps(settings: Settings): boolean {
  return [repairRows, ...AFTER_TRANSFER].some(({ id }) => settings[id]?.on);
}

/** What is left to do after the steps that look at neighbours. */
export function afterFilters(settings: Settings): Settings {
  return hasAreaSteps(settings) ? { ...settings, transfer: transfer.neutral } : settings;
}

/** An operation as it stands on record beside a decision. */
export interface RecordedOperation {
  readonly id: string;
  readonly version: number;
  readonly parameters: Readonly<Record<string, number | boolean | string>>;
}

const VALUES = 65_536;

/**
 * Makes tables from settings: the grey (0..255) of each of the 65,536 values a sample can have. The one definition of
 * what officers see; the graphics card only looks up in it. Recomputes from the first step that changed; each call
 * overwrites the table of the call before.
 */
export function createGreyTable() {
  const steps = POINT_OPS.map(() => ({ key: '', values: new Float64Array(VALUES) }));
  const source = Float64Array.from({ length: VALUES }, (_, sample) => sample / (VALUES - 1));
  const table = new Uint8Array(VALUES);

  return function greyTable(settings: Settings): Uint8Array<ArrayBuffer> {
    let before = source;
    let changed = false;
    POINT_OPS.forEach((op, i) => {
      const step = steps[i] as (typeof steps)[number];
      const parameters = settings[op.id] ?? op.neutral;
      const key = JSON.stringify(parameters);
      changed ||= key !== step.key;
      if (changed) {
        const at = (op as PointOp<string, unknown>).prepare(parameters);
        for (let v = 0; v < VALUES; v++) step.values[v] = at(before[v] as number);
        step.key = key;
      }
      before = step.values;
    });
    if (changed) for (let v = 0; v < VALUES; v++) table[v] = Math.round((before[v] as number) * 255);
    return table;
  };
}

/** What was done to the picture, in the order in which it is done; neutral steps are left out. */
export function recordedOperations(settings: Settings): readonly RecordedOperation[] {
  return OPS.filter(({ id, neutral }) => JSON.stringify(settings[id] ?? neutral) !== JSON.stringify(neutral)).map(
    ({ id, version }) => ({ id, version, parameters: { ...settings[id] } }),
  );
}

/** Settings that make the recorded pixels again, or nothing when an operation or its version is not known here. */
export function settingsFromRecord(operations: readonly RecordedOperation[]): CompleteSettings | undefined {
  const settings: Record<string, unknown> = { ...NEUTRAL };
  for (const { id, version, parameters } of operations) {
    if (!OPS.some((op) => op.id === id && op.version === version)) return undefined;
    settings[id] = parameters;
  }
  return settings as CompleteSettings;
}
