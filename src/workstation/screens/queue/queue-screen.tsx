import { useRef } from 'react';
import { t } from '../../i18n/t.ts';
import { useCommands } from '../../shell/commands/commands.tsx';
import { useTitle } from '../../shell/use-title.ts';
import { QueueBody } from './queue-body.tsx';
import { QueueHeader } from './queue-header.tsx';
import { QueuePreview } from './queue-preview.tsx';
import classes from './queue-screen.module.css';
import { QueueViews } from './queue-views.tsx';
import { useQueueScreen } from './use-queue-screen.ts';

/** What waits, in the order of work. No score, no picture: nobody decides here. */
export function QueueScreen() {
  const model = useQueueScreen();
  const filter = useRef<HTMLInputElement>(null);
  useTitle(t('title.queue'));

  useCommands({
    start: { run: () => void model.start(), isEnabled: () => model.mayReview },
    'open-row': {
      run: () => model.chosen && void model.open(model.chosen.row.scanId),
      isEnabled: () => model.mayReview && (model.chosen?.canOpen ?? false),
    },
    'row-up': () => model.move(-1),
    'row-down': () => model.move(1),
    filter: () => filter.current?.focus(),
  });

  return (
    <div className={classes.screen}>
      <QueueHeader model={model} filter={filter} />
      <QueueViews model={model} />
      <div className={classes.body}>
        <QueueBody model={model} />
      </div>
      <QueuePreview line={model.chosen} mayOpen={model.mayReview} onOpen={(scanId) => void model.open(scanId)} />
    </div>
  );
}
