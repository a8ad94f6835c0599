import { Circle, Line, Rect } from 'react-konva/es/ReactKonvaCore.js';
import 'konva/lib/shapes/Circle.js';
import 'konva/lib/shapes/Line.js';
import 'konva/lib/shapes/Rect.js';
import type { Shape } from '#domain/annotation/annotation.ts';
import type { OpenPath } from '../model/tools/tool.ts';
import { UNDER_COLOUR } from './mark-colours.ts';

interface ShapeOutlineProps {
  readonly shape: Shape | OpenPath;
  readonly colour: string;
  /** CSS pixels for one pixel of the scan. */
  readonly scale: number;
  readonly widthPx?: number;
  readonly isDashed?: boolean;
}

const PIN_RADIUS_PX = 6;
const DASH_PX = [7, 5];

/** Two strokes, black under colour, whose width does not follow the zoom. */
export function ShapeOutline({ shape, colour, scale, widthPx = 2, isDashed = false }: ShapeOutlineProps) {
  const strokes = [
    { key: 'under', stroke: UNDER_COLOUR, strokeWidth: widthPx + 2, opacity: 0.75 },
    { key: 'over', stroke: colour, strokeWidth: widthPx, ...(isDashed ? { dash: DASH_PX } : {}) },
  ];
  return strokes.map(({ key, ...stroke }) => {
    const common = { ...stroke, strokeScaleEnabled: false, listening: false, perfectDrawEnabled: false };
    switch (shape.kind) {
      case 'box':
        return <Rect key={key} {...common} {...shape.box} />;
      case 'point':
        return <Circle key={key} {...common} x={shape.at.x} y={shape.at.y} radius={PIN_RADIUS_PX / scale} />;
      case 'line':
        return <Line key={key} {...common} points={[shape.from.x, shape.from.y, shape.to.x, shape.to.y]} />;
      default:
        return (
          <Line
            key={key}
            {...common}
            points={shape.points.flatMap(({ x, y }) => [x, y])}
            closed={shape.kind === 'polygon'}
            lineJoin="round"
          />
        );
    }
  });
}
