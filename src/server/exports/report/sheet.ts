import { fileURLToPath } from 'node:url';
import PDFDocument from 'pdfkit';
import { WORDS } from './words.ts';

const font = (name: string) => fileURLToPath(import.meta.resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`));
export const FONTS = {
  plain: font('DejaVuSans'),
  bold: font('DejaVuSans-Bold'),
  mono: font('DejaVuSansMono'),
} as const;
export const INK = {
  strong: '#111111',
  text: '#222222',
  quiet: '#5c6470',
  line: '#b9bfc8',
  ground: '#eef0f3',
} as const;

const MARGIN = 42;
const FOOTER = 34;
const SIZE = { text: 8.5, small: 7, heading: 9.5 } as const;
const GAP = 3;

export interface Field {
  readonly name: string;
  readonly value: string;
  readonly isCode?: boolean;
}

export interface Column {
  readonly heading: string;
  /** Share of the width; all together are 1. */
  readonly share: number;
  readonly isCode?: boolean;
}

/** A4 pages that are filled from the top; sizes in points. */
export class Sheet {
  readonly doc: PDFKit.PDFDocument;
  readonly left = MARGIN;
  readonly width: number;

  constructor(info: { readonly Title: string; readonly Subject: string; readonly CreationDate: Date }) {
    this.doc = new PDFDocument({
      size: 'A4',
      margins: { top: MARGIN, left: MARGIN, right: MARGIN, bottom: MARGIN + FOOTER },
      bufferPages: true,
      font: FONTS.plain,
      lang: 'en',
      displayTitle: true,
      info: { ...info, Producer: 'Gantry', Creator: 'Gantry' },
    });
    this.width = this.doc.page.width - 2 * MARGIN;
  }

  get y(): number {
    return this.doc.y;
  }

  set y(value: number) {
    this.doc.y = value;
  }

  /** Goes on to a new page where less than `height` is left of this one. */
  keep(height: number): void {
    if (this.y + height > this.doc.page.height - MARGIN - FOOTER) this.doc.addPage();
  }

  heading(text: string): void {
    this.keep(48);
    this.y += 10;
    const { doc, left, width } = this;
    doc.font(FONTS.bold).fontSize(SIZE.heading).fillColor(INK.strong).text(text, left, this.y, { width });
    this.y += 2;
    doc
      .moveTo(left, this.y)
      .lineTo(left + width, this.y)
      .lineWidth(0.75)
      .strokeColor(INK.strong)
      .stroke();
    this.y += 5;
  }

  paragraph(text: string, colour: string = INK.text, size: number = SIZE.text): void {
    const { doc, left, width } = this;
    doc.font(FONTS.plain).fontSize(size).fillColor(colour);
    this.keep(doc.heightOfString(text, { width }));
    doc.text(text, left, this.y, { width, lineGap: 1 });
    this.y += GAP;
  }

  /** Names and values in `columns` columns, filled row by row; codes take a row of their own. */
  fields(fields: readonly Field[], columns = 2): void {
    const wide = this.width / columns;
    for (let i = 0; i < fields.length; ) {
      const isAlone = fields[i]?.isCode === true;
      const row = isAlone ? fields.slice(i, i + 1) : fields.slice(i, i + columns).filter(({ isCode }) => !isCode);
      this.row(
        row.flatMap(({ name, value, isCode }): Cell[] => [
          { text: name, width: Math.min(112, wide * 0.42), colour: INK.quiet },
          {
            text: value,
            width: (isAlone ? this.width : wide) - Math.min(112, wide * 0.42),
            ...(isCode ? { font: FONTS.mono } : {}),
          },
        ]),
      );
      i += row.length;
    }
  }

  table(columns: readonly Column[], rows: readonly (readonly string[])[]): void {
    const widths = columns.map(({ share }) => share * this.width);
    const heading = () =>
      this.row(
        columns.map(({ heading: text }, i) => ({ text, width: widths[i] ?? 0, colour: INK.quiet, size: SIZE.small })),
        true,
      );
    heading();
    for (const row of rows) {
      const pages = this.doc.bufferedPageRange().count;
      const cells = row.map((text, i) => ({
        text,
        width: widths[i] ?? 0,
        size: 8,
        ...(columns[i]?.isCode ? { font: FONTS.mono, size: SIZE.small } : {}),
      }));
      this.keep(this.heightOf(cells) + 2 * GAP);
      if (this.doc.bufferedPageRange().count > pages) heading();
      this.row(cells, true);
    }
  }

  /** Cells side by side; the row is as high as its highest. */
  row(cells: readonly Cell[], isRuled = false): void {
    const height = this.heightOf(cells);
    this.keep(height + GAP);
    const top = this.y;
    let x = this.left;
    for (const { text, width, colour = INK.text, font: face = FONTS.plain, size = SIZE.text } of cells) {
      this.doc.font(face).fontSize(size).fillColor(colour);
      this.doc.text(text, x, top, { width: width - 6, lineGap: 0.5 });
      x += width;
    }
    this.y = top + height + GAP;
    if (!isRuled) return;
    const { doc, left, width } = this;
    doc
      .moveTo(left, this.y - 1)
      .lineTo(left + width, this.y - 1)
      .lineWidth(0.4)
      .strokeColor(INK.line)
      .stroke();
    this.y += 2;
  }

  private heightOf(cells: readonly Cell[]): number {
    return Math.max(
      ...cells.map(({ text, width, font: face = FONTS.plain, size = SIZE.text }) =>
        this.doc
          .font(face)
          .fontSize(size)
          .heightOfString(text || ' ', { width: width - 6, lineGap: 0.5 }),
      ),
    );
  }

  /** Writes the foot of every page and gives the file. */
  async finish(foot: string): Promise<Buffer> {
    const { doc } = this;
    const { start, count } = doc.bufferedPageRange();
    for (let page = start; page < start + count; page++) {
      doc.switchToPage(page);
      // Text below the margin would begin a new page.
      doc.page.margins.bottom = 0;
      const top = doc.page.height - MARGIN - 10;
      doc.font(FONTS.plain).fontSize(SIZE.small).fillColor(INK.quiet);
      doc.text(foot, this.left, top, { width: this.width - 60, lineBreak: false });
      doc.text(WORDS.page(page + 1, count), this.left, top, { width: this.width, align: 'right', lineBreak: false });
    }
    const chunks: Buffer[] = [];
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    const ended = new Promise<void>((resolve) => doc.on('end', resolve));
    doc.end();
    await ended;
    return Buffer.concat(chunks);
  }
}

interface Cell {
  readonly text: string;
  readonly width: number;
  readonly colour?: string;
  readonly font?: string;
  readonly size?: number;
}
