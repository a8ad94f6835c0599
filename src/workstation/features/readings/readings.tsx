import { type ComponentProps, lazy, Suspense } from 'react';
import { t } from '../../i18n/t.ts';
import classes from './readings.module.css';

const ReadingsPanel = lazy(async () => ({ default: (await import('./readings-panel.tsx')).ReadingsPanel }));

/** Its tables of physics are fetched beside the first picture, not with the workstation. */
export function Readings(props: ComponentProps<typeof ReadingsPanel>) {
  return (
    <section className={classes.readings} aria-label={t('reading.heading')}>
      <Suspense>
        <ReadingsPanel {...props} />
      </Suspense>
    </section>
  );
}
