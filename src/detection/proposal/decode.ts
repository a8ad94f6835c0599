import type { ModelPackManifest, OutputSpec } from '../pack/manifest.ts';
import { calibrated } from './calibrated.ts';
import type { Box, Candidate } from './candidate.ts';

/** The part of a manifest that says how to read the heads. */
export type HeadReading = Pick<ModelPackManifest, 'classes' | 'thresholds' | 'outputs' | 'decoding' | 'calibration'> & {
  readonly input: Pick<ModelPackManifest['input'], 'stripWidthPx' | 'stripHeightPx'>;
};

/**
 * Candidates of one strip, best first, at or above the thresholds. `heads` holds each output by name, row-major
 * (classes + 4, rows, columns). A cell proposes its best class only.
 */
export function decodeStrip(heads: Readonly<Record<string, Float32Array>>, reading: HeadReading): Candidate[] {
  const candidates = reading.outputs.flatMap((output) => {
    const head = heads[output.name];
    if (!head) throw new Error(`The network gave no output "${output.name}"`);
    return decodeHead(head, output, reading);
  });
  return candidates.sort((a, b) => b.score - a.score).slice(0, reading.decoding.maxCandidates);
}

function decodeHead(head: Float32Array, { name, stride }: OutputSpec, reading: HeadReading): Candidate[] {
  const { classes, input } = reading;
  const columns = input.stripWidthPx / stride;
  const cells = columns * (input.stripHeightPx / stride);
  if (head.length !== (classes.length + 4) * cells) {
    throw new Error(`Output "${name}" has ${head.length} values instead of ${(classes.length + 4) * cells}`);
  }
  const candidates: Candidate[] = [];
  for (let cell = 0; cell < cells; cell++) {
    let best = 0;
    for (let c = 1; c < classes.length; c++) if (at(head, c * cells + cell) > at(head, best * cells + cell)) best = c;
    const classId = classes[best]?.id ?? '';
    const score = calibrated(1 / (1 + Math.exp(-at(head, best * cells + cell))), reading.calibration?.[classId]);
    if (!(score >= (reading.thresholds[classId] ?? 1))) continue;
    const distance = (side: number) =>
      stride * Math.exp(clamp(at(head, (classes.length + side) * cells + cell), reading.decoding.maxLogDistance));
    const x = ((cell % columns) + 0.5) * stride;
    const y = (Math.floor(cell / columns) + 0.5) * stride;
    const box = boxWithin(input, x - distance(0), y - distance(1), x + distance(2), y + distance(3));
    candidates.push({ classId, score, box });
  }
  return candidates;
}

function boxWithin(input: HeadReading['input'], x0: number, y0: number, x1: number, y1: number): Box {
  const [left, top] = [Math.max(0, x0), Math.max(0, y0)];
  return {
    x: left,
    y: top,
    width: Math.min(input.stripWidthPx, x1) - left,
    height: Math.min(input.stripHeightPx, y1) - top,
  };
}

const at = (values: Float32Array, index: number) => values[index] ?? Number.NaN;
const clamp = (value: number, limit: number) => Math.min(limit, Math.max(-limit, value));
