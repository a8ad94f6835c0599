import { Line, Rect } from 'react-konva/es/ReactKonvaCore.js';
import { useStore } from 'zustand';
import 'konva/lib/shapes/Line.js';
import 'konva/lib/shapes/Rect.js';
import { type ImageBox, imageBox } from '#domain/annotation/space.ts';
import { sameAlong, type Views } from '#domain/scan/views.ts';
import type { Pose } from '../model/pose.ts';
import { posedBox } from '../model/pose-shapes.ts';
import type { ImageSize } from '../model/viewport.ts';
import type { ViewStore } from '../view-store.ts';
import { UNDER_COLOUR } from './mark-colours.ts';

interface LinkedBandsProps {
  readonly image: ImageSize;
  readonly views: Views | undefined;
  /** On the scan, not posed. */
  readonly boxes: readonly ImageBox[];
  readonly colour: string;
  readonly pose: Pose;
}

const BAND_OPACITY = 0.14;

/** What is marked in one view, as a band at the same place along the container in the other. */
export function LinkedBands({ image, views, boxes, colour, pose }: LinkedBandsProps) {
  if (!views) return null;
  const bands = boxes.map((box) => posedBox(sameAlong(image, views, box), pose));
  return bands.map(({ x, y, width, height }, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a band has no name of its own
    <Rect key={i} x={x} y={y} width={width} height={height} fill={colour} opacity={BAND_OPACITY} listening={false} />
  ));
}

/** Dark under bright, so that it shows on cargo and on air. */
const STROKES = [
  { stroke: UNDER_COLOUR, strokeWidth: 1, opacity: 0.75 },
  { stroke: '#ffffff', strokeWidth: 1, dash: [6, 6] },
];

interface LinkedPointerProps {
  readonly view: ViewStore;
  readonly views: Views;
}

/** Where the pointer is, as a line at the same place along the container in the other view. */
export function LinkedPointer({ view, views }: LinkedPointerProps) {
  const pointer = useStore(view, (state) => state.pointer);
  const image = useStore(view, (state) => state.image);
  const pose = useStore(view, (state) => state.camera.pose);
  if (!pointer || pointer.x < 0 || pointer.x > image.widthPx) return null;
  const { x, y, width, height } = posedBox(sameAlong(image, views, imageBox(pointer.x, pointer.y, 0, 0)), pose);
  return STROKES.map((stroke) => (
    <Line
      key={stroke.stroke}
      points={[x, y, x + width, y + height]}
      {...stroke}
      strokeScaleEnabled={false}
      listening={false}
      perfectDrawEnabled={false}
    />
  ));
}
