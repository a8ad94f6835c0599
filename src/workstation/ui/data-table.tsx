import type { ReactNode, Ref } from 'react';
import classes from './data-table.module.css';

export interface Column {
  readonly id: string;
  /** Empty for a column of buttons. */
  readonly heading: string;
  readonly align?: 'end';
  /** Takes what the others leave, and is cut off where that is too little. */
  readonly grows?: boolean;
  /** In px, for tables that show part of their rows and must not move with them. */
  readonly width?: number;
}

interface DataTableProps {
  readonly label: string;
  readonly columns: readonly Column[];
  /** A row group with its rows. Cells follow their column with `data-align` and `data-grows`; `data-strong` stands out. */
  readonly children: ReactNode;
  /** Two lines of text in each row. */
  readonly hasDoubleRows?: boolean;
  /** For tables with many columns. */
  readonly isDense?: boolean;
  /** All columns but the growing one have a width. */
  readonly isFixed?: boolean;
  /** Where only some rows are in the document: how many there are, with the heading. */
  readonly rowCount?: number;
}

/** A table with lines of one height under a heading that stays. Scrolling is up to what it stands in, see `TableRoom`. */
export function DataTable({ label, columns, children, hasDoubleRows, isDense, isFixed, rowCount }: DataTableProps) {
  return (
    <table
      className={classes.table}
      data-rows={hasDoubleRows ? 'double' : undefined}
      data-dense={isDense || undefined}
      data-fixed={isFixed || undefined}
      aria-rowcount={rowCount}
      aria-label={label}
    >
      <thead>
        <tr>
          {columns.map(({ id, heading, align, grows, width }) =>
            heading ? (
              <th
                key={id}
                scope="col"
                data-align={align}
                data-grows={grows || undefined}
                style={width ? { inlineSize: width } : undefined}
              >
                {heading}
              </th>
            ) : (
              <td key={id} />
            ),
          )}
        </tr>
      </thead>
      {children}
    </table>
  );
}

interface TableRoomProps {
  readonly ref?: Ref<HTMLDivElement>;
  /** In px, the room of rows that are not in the document. */
  readonly gaps?: { readonly above: number; readonly below: number };
  readonly children: ReactNode;
}

/** The room of a table in a column of a screen; it scrolls when the table is longer. */
export function TableRoom({ ref, gaps, children }: TableRoomProps) {
  return (
    <div ref={ref} className={classes.scroll}>
      {gaps ? <div style={{ paddingBlock: `${gaps.above}px ${gaps.below}px` }}>{children}</div> : children}
    </div>
  );
}
