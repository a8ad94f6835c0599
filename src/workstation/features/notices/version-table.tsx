import type { Officer } from '#domain/officer/officer.ts';
import type { Review } from '#domain/review/review.ts';
import { t } from '../../i18n/t.ts';
import { type Named, versionLines } from './conflict-versions.ts';
import classes from './version-table.module.css';

interface VersionTableProps {
  readonly mine: Review;
  /** Null while the server has not said. */
  readonly theirs: Review | null;
  readonly reader: Officer;
  readonly people: readonly Named[];
  /** Heads the version of the station. */
  readonly station: string;
}

/** What stands on a station and at the server, side by side, by names; where they differ is strong. */
export function VersionTable({ mine, theirs, reader, people, station }: VersionTableProps) {
  return (
    <table className={classes.versions} aria-label={t('conflict.versions')}>
      <thead>
        <tr>
          <td />
          <th scope="col">{station}</th>
          <th scope="col">{t('conflict.theirs')}</th>
        </tr>
      </thead>
      <tbody>
        {versionLines(mine, theirs, reader, people).map(({ id, mine: here, theirs: there, differs }) => (
          <tr key={id} data-differs={differs || undefined}>
            <th scope="row">{t(`conflict.line.${id}`)}</th>
            <td>{here}</td>
            <td>{there ?? t('conflict.asking')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
