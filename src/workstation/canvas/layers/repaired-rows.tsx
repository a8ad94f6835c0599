import { Line } from 'react-konva/es/ReactKonvaCore.js';
import 'konva/lib/shapes/Line.js';
import { imagePoint } from '#domain/annotation/space.ts';
import type { RowRepair } from '#imaging/ops/repair-rows.ts';
import { type Pose, posedFromImage } from '../model/pose.ts';
import { DRAFT_COLOUR } from './mark-colours.ts';

interface RepairedRowsProps {
  readonly rows: readonly RowRepair[];
  readonly pose: Pose;
  readonly scale: number;
}

const TICK_PX = 12;

/** A tick at either end of each row that is filled and not read. */
export function RepairedRows({ rows, pose, scale }: RepairedRowsProps) {
  const { widthPx } = pose.image;
  const tick = Math.min(widthPx / 4, TICK_PX / scale);
  return rows.flatMap(({ row }) =>
    [
      [0, tick],
      [widthPx - tick, widthPx],
    ].map(([from = 0, to = 0]) => (
      <Line
        key={`${row} ${from}`}
        points={[from, to].flatMap((x) => {
          const end = posedFromImage(pose, imagePoint(x, row + 0.5));
          return [end.x, end.y];
        })}
        stroke={DRAFT_COLOUR}
        strokeWidth={2}
        strokeScaleEnabled={false}
        listening={false}
        perfectDrawEnabled={false}
      />
    )),
  );
}
