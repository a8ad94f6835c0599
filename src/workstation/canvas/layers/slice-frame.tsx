import type { Stack } from '#domain/scan/stack.ts';
import { sliceBox } from '#domain/scan/stack.ts';
import type { Pose } from '../model/pose.ts';
import { posedBox } from '../model/pose-shapes.ts';
import { ShapeOutline } from './shape-outline.tsx';

const COLOUR = '#ffffff';

interface SliceFrameProps {
  readonly stack: Stack;
  readonly slice: number;
  readonly pose: Pose;
  readonly scale: number;
}

/** Around the slice that is looked at, because its neighbours lie beside it. */
export function SliceFrame({ stack, slice, pose, scale }: SliceFrameProps) {
  const box = posedBox(sliceBox(stack, slice), pose);
  return <ShapeOutline shape={{ kind: 'box', box }} colour={COLOUR} scale={scale} widthPx={1} />;
}
