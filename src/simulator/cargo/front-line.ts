import { type Extent, lengthOf, type Span } from '../bodies/solid.ts';

/**
 * How far a load has grown from the front wall, height by height and depth by depth: stacks lean on those before them
 * and do not pass through them.
 */
export interface FrontLine {
  /** First x that is free over the whole of some heights and depths. */
  freeFrom(y: Span, z: Span): number;
  /** The farthest x taken anywhere. */
  farthest(): number;
  advance(extent: Extent): void;
}

const CELL_MM = 20;
/** Packages that touch must not share a cell; a corner may enter its neighbour by this much. */
const EDGE_MM = 12;

export function frontLine(bay: Extent): FrontLine {
  const columns = Math.ceil(lengthOf(bay.z) / CELL_MM) + 1;
  const rows = Math.ceil(lengthOf(bay.y) / CELL_MM) + 1;
  const reached = new Float64Array(rows * columns).fill(bay.x[0]);
  let farthest = bay.x[0];

  function visit(y: Span, z: Span, look: (cell: number) => void): void {
    const [top, bottom] = cells(y, bay.y[0], rows);
    const [left, right] = cells(z, bay.z[0], columns);
    for (let row = top; row <= bottom; row++) {
      for (let column = left; column <= right; column++) look(row * columns + column);
    }
  }

  return {
    freeFrom(y, z) {
      let free = bay.x[0];
      visit(y, z, (cell) => {
        free = Math.max(free, reached[cell] as number);
      });
      return free;
    },
    farthest: () => farthest,
    advance({ x, y, z }) {
      farthest = Math.max(farthest, x[1]);
      visit(y, z, (cell) => {
        reached[cell] = Math.max(reached[cell] as number, x[1]);
      });
    },
  };
}

function cells(span: Span, origin: number, count: number): Span {
  const margin = Math.min(EDGE_MM, lengthOf(span) / 2);
  const cell = (position: number) => Math.max(0, Math.min(count - 1, Math.floor((position - origin) / CELL_MM)));
  return [cell(span[0] + margin), cell(span[1] - margin)];
}
