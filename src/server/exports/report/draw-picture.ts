import type { CaseRecord } from '#contract/record.ts';
import type { Shape } from '#domain/annotation/annotation.ts';
import type { ImagePoint } from '#domain/annotation/space.ts';
import { inOrder } from '#domain/finding/finding.ts';
import { FONTS, type Sheet } from './sheet.ts';

const MAX_HEIGHT = 300;
const COLOURS = { finding: '#ffd43b', officer: '#59d8ff', machine: '#8ce99a' } as const;

interface Mark {
  readonly tag: string;
  readonly shape: Shape;
  readonly colour: string;
  readonly isDashed: boolean;
  /** The tag stands below the shape, so that marks of officers and findings in one place can be told apart. */
  readonly isBelow: boolean;
}

/** A, B … Z, AA, as marks of officers are called in the report. */
export function letterOf(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : `${letterOf(Math.floor(index / 26) - 1)}${letter}`;
}

/** The picture in the proportions of the container, with everything that was marked in it. */
export function drawPicture(sheet: Sheet, { scan, review }: CaseRecord, png: Uint8Array): void {
  const { pixelPitchMm } = scan.sidecar;
  const aspect = (scan.widthPx * pixelPitchMm.x) / (scan.heightPx * pixelPitchMm.y);
  const width = Math.min(sheet.width, MAX_HEIGHT * aspect);
  const height = width / aspect;
  sheet.keep(height + 30);
  const { doc, left, y: top } = sheet;
  doc.image(Buffer.from(png), left, top, { width, height });
  const place = ({ x, y }: ImagePoint) =>
    [left + (x / scan.widthPx) * width, top + (y / scan.heightPx) * height] as const;
  doc.save().rect(left, top, width, height).clip();
  for (const mark of marksOf(review)) drawMark(sheet, mark, place);
  doc.restore();
  doc.rect(left, top, width, height).lineWidth(0.5).strokeColor('#5c6470').stroke();
  sheet.y = top + height + 4;
}

function marksOf({ findings, annotations, machineReports = [] }: CaseRecord['review']): readonly Mark[] {
  const claims = machineReports.flatMap((report) => report.claims);
  return [
    ...claims.flatMap(({ shape, assessment }, i): readonly Mark[] =>
      shape
        ? [
            {
              tag: `M${i + 1}`,
              shape,
              colour: COLOURS.machine,
              isDashed: !/^(high-)?threat$/.test(assessment),
              isBelow: false,
            },
          ]
        : [],
    ),
    ...inOrder(findings).map(({ box, status }, i) => ({
      tag: String(i + 1),
      shape: { kind: 'box' as const, box },
      colour: COLOURS.finding,
      isDashed: status === 'rejected',
      isBelow: false,
    })),
    ...annotations.map(({ shape }, i) => ({
      tag: letterOf(i),
      shape,
      colour: COLOURS.officer,
      isDashed: false,
      isBelow: true,
    })),
  ];
}

type Place = (point: ImagePoint) => readonly [number, number];

/** Two strokes, black under colour, as on the screen. */
function drawMark({ doc }: Sheet, { tag, shape, colour, isDashed, isBelow }: Mark, place: Place): void {
  const corners = cornersOf(shape).map(place);
  for (const [stroke, width] of [
    ['#000000', 2.2],
    [colour, 1.1],
  ] as const) {
    trace(doc, shape, corners);
    if (isDashed && stroke === colour) doc.dash(3, { space: 2.5 });
    doc.lineWidth(width).strokeColor(stroke).stroke().undash();
  }
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  const [x, y] = [Math.min(...xs), isBelow ? Math.max(...ys) + 10 : Math.min(...ys)];
  doc.font(FONTS.bold).fontSize(6.5);
  const wide = doc.widthOfString(tag) + 4;
  doc.rect(x, y - 9, wide, 8.5).fill('#000000');
  doc.fillColor(colour).text(tag, x + 2, y - 8.2, { lineBreak: false });
}

function trace(doc: PDFKit.PDFDocument, shape: Shape, corners: readonly (readonly [number, number])[]): void {
  const [[x, y] = [0, 0], ...rest] = corners;
  if (shape.kind === 'point') {
    doc.circle(x, y, 3);
    return;
  }
  doc.moveTo(x, y);
  for (const [nextX, nextY] of rest) doc.lineTo(nextX, nextY);
  if (shape.kind === 'box' || shape.kind === 'polygon') doc.closePath();
}

function cornersOf(shape: Shape): readonly ImagePoint[] {
  switch (shape.kind) {
    case 'box': {
      const { x, y, width, height } = shape.box;
      const corner = (cx: number, cy: number) => ({ x: cx, y: cy }) as ImagePoint;
      return [corner(x, y), corner(x + width, y), corner(x + width, y + height), corner(x, y + height)];
    }
    case 'point':
      return [shape.at];
    case 'line':
      return [shape.from, shape.to];
    default:
      return shape.points;
  }
}
