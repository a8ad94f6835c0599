import type { ReactNode } from 'react';
import classes from './data-table.module.css';

export interface Column {
  readonly id: string;
  /** Empty for a column of buttons. */
  readonly heading: string;
  readonly align?: 'end';
  /** Takes what the others leave, and is cut off where that is too little. */
  readonly grows?: boolean;
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
}

/** A table with lines of one height under a heading that stays. Scrolling is up to what it stands in, see `TableRoom`. */
export function DataTable({ label, columns, children, hasDoubleRows, isDense }: DataTableProps) {
  return (
    <table
      className={classes.table}
      data-rows={hasDoubleRows ? 'double' : undefined}
      data-dense={isDense || undefined}
      aria-label={label}
    >
      <thead>
        <tr>
          {columns.map(({ id, heading, align, grows }) =>
            heading ? (
              <th key={id} scope="col" data-align={align} data-grows={grows || undefined}>
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

/** The room of a table in a column of a screen; it scrolls when the table is longer. */
export function TableRoom({ children }: { children: ReactNode }) {
  return <div className={classes.scroll}>{children}</div>;
}
