import type { ReactNode } from 'react';
import classes from './field-list.module.css';

export interface Field {
  readonly name: string;
  readonly value: ReactNode;
  readonly isLong?: boolean;
}

/** Names and values in two columns; what has no value is left out. */
export function FieldList({ fields }: { fields: readonly (Field | null)[] }) {
  return (
    <dl className={classes.list}>
      {fields.map(
        (field) =>
          field && (
            <div key={field.name} className={classes.row}>
              <dt className={classes.name}>{field.name}</dt>
              <dd className={classes.value} data-long={field.isLong || undefined}>
                {field.value}
              </dd>
            </div>
          ),
      )}
    </dl>
  );
}
