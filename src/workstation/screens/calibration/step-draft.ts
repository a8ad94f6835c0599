import type { AnnotationContent, AnnotationId } from '#domain/annotation/annotation.ts';
import { type ImageBox, imageBox } from '#domain/annotation/space.ts';
import type { WedgeMaterial } from '#domain/calibration/scanner-calibration.ts';
import type { WedgeStep } from '#domain/calibration/wedge-step.ts';
import type { ScanId } from '#domain/scan/scan.ts';
import type { StepsReply } from './steps-protocol.ts';

/** A step that is being measured: what it is of, and where it lies in the picture. */
export interface DraftStep {
  readonly id: AnnotationId;
  readonly material: WedgeMaterial;
  readonly thicknessMm: number;
  readonly box: ImageBox;
}

/** What the next box that is drawn holds: one step, or a row of them from left to right. */
export interface NextBox {
  readonly material: WedgeMaterial;
  /** As typed: millimetres, apart by commas or spaces. */
  readonly thicknesses: string;
}

/** Share of a step's width that is left out at either side, where it meets its neighbour. */
const INSET = 0.25;

/** Null where the text is no list of thicknesses. */
export function readThicknesses(text: string): readonly number[] | null {
  const parts = text.split(/[\s,;]+/).filter(Boolean);
  const values = parts.map(Number);
  const areFine = values.length > 0 && values.every((value) => value > 0 && value <= 2_000);
  return areFine ? values : null;
}

/** The steps of a box that was drawn: the whole of it, or as many equal parts as there are thicknesses. */
export function stepsIn(
  { shape }: AnnotationContent,
  { material, thicknesses }: NextBox,
  newId: () => AnnotationId,
): readonly DraftStep[] {
  const values = readThicknesses(thicknesses);
  if (shape.kind !== 'box' || !values) return [];
  const { x, y, width, height } = shape.box;
  const each = width / values.length;
  return values.map((thicknessMm, i) => ({
    id: newId(),
    material,
    thicknessMm,
    box: values.length === 1 ? shape.box : imageBox(x + each * (i + INSET), y, each * (1 - 2 * INSET), height),
  }));
}

/** The steps that could be read, as they are kept. */
export function measuredSteps(
  scanId: ScanId,
  steps: readonly DraftStep[],
  readings: StepsReply['readings'],
): WedgeStep[] {
  return steps.flatMap(({ material, thicknessMm, box }, i) => {
    const reading = readings[i];
    return reading?.ok ? [{ scanId, box, material, thicknessMm, ...reading.value }] : [];
  });
}
