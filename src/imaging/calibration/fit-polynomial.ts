/** A point with the standard deviation of its y. */
export interface FitPoint {
  readonly x: number;
  readonly y: number;
  readonly error: number;
}

interface Fitted {
  /** Of the powers from 0 on. */
  readonly coefficients: readonly number[];
  /** Standard error of the polynomial at x. Widened where the points scatter more than their errors say. */
  readonly errorAt: (x: number) => number;
}

/** The polynomial of least squares, points weighted by their errors. Needs more points than the degree, at different x. */
export function fitPolynomial(points: readonly FitPoint[], degree: number): Fitted {
  const size = degree + 1;
  const powers = (x: number) => Array.from({ length: size }, (_, k) => x ** k);
  const normal = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  const right = new Array<number>(size).fill(0);
  for (const { x, y, error } of points) {
    const weight = 1 / error ** 2;
    const row = powers(x);
    row.forEach((one, i) => {
      right[i] = (right[i] as number) + weight * one * y;
      row.forEach((other, j) => {
        const line = normal[i] as number[];
        line[j] = (line[j] as number) + weight * one * other;
      });
    });
  }
  const covariance = inverse(normal);
  const coefficients = covariance.map((row) => dot(row, right));
  const value = (x: number) => dot(coefficients, powers(x));
  const chiSquare = points.reduce((sum, { x, y, error }) => sum + ((y - value(x)) / error) ** 2, 0);
  const widened = Math.max(1, chiSquare / Math.max(1, points.length - size));
  return {
    coefficients,
    errorAt: (x) => {
      const row = powers(x);
      const variance = dot(
        row,
        covariance.map((line) => dot(line, row)),
      );
      return Math.sqrt(Math.max(0, variance) * widened);
    },
  };
}

function dot(one: readonly number[], other: readonly number[]): number {
  return one.reduce((sum, value, i) => sum + value * (other[i] as number), 0);
}

/** By elimination; the matrix is symmetric and positive, so no rows change places. */
function inverse(matrix: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const size = matrix.length;
  const rows = matrix.map((row, i) => [...row, ...Array.from({ length: size }, (_, j) => (i === j ? 1 : 0))]);
  for (let i = 0; i < size; i++) {
    const pivot = rows[i] as number[];
    const scale = pivot[i] as number;
    for (let j = 0; j < 2 * size; j++) pivot[j] = (pivot[j] as number) / scale;
    for (const [k, row] of rows.entries()) {
      if (k === i) continue;
      const factor = row[i] as number;
      for (let j = 0; j < 2 * size; j++) row[j] = (row[j] as number) - factor * (pivot[j] as number);
    }
  }
  return rows.map((row) => row.slice(size));
}
