import { useEffect, useRef } from 'react';
import type { EscalationView } from '#contract/escalations.ts';
import type { Shape } from '#domain/annotation/annotation.ts';
import { t } from '../../i18n/t.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Panel } from '../../ui/panel.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import classes from './escalation.module.css';
import { RemarkField } from './remark-field.tsx';
import { RemarkList } from './remark-list.tsx';
import { remarkRows } from './remarks.ts';
import { useDiscussion } from './use-discussion.ts';

interface DiscussionPanelProps {
  readonly view: Pick<EscalationView, 'escalation' | 'names'>;
  /** What the next remark is pinned to, and in words. */
  readonly place: Shape | null;
  readonly about: string;
  readonly onGo: (place: Shape) => void;
  readonly onSaid?: () => void;
}

const TONES = { open: 'warn', answered: 'info', closed: 'off' } as const;

/** What is said about the scan, with the next remark and the end of it. */
export function DiscussionPanel({ view, place, about, onGo, onSaid }: DiscussionPanelProps) {
  const { escalation, names } = view;
  const discussion = useDiscussion(escalation.scanId);
  const end = useRef<HTMLParagraphElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever something was said, the newest is in sight
  useEffect(() => {
    end.current?.scrollIntoView({ block: 'nearest' });
  }, [escalation.remarks.length]);

  return (
    <Panel
      heading={t('escalation.heading')}
      room="shares"
      aside={
        <span className={classes.state} data-state={escalation.state}>
          <StatusMark tone={TONES[escalation.state]} />
          {t(`escalation.state.${escalation.state}`)}
        </span>
      }
    >
      <RemarkList rows={remarkRows(escalation, names)} onGo={onGo} />
      {escalation.state !== 'closed' && (
        <>
          <RemarkField
            label={t('escalation.say')}
            about={about}
            action={t('escalation.send')}
            isBusy={discussion.isBusy}
            onSay={(text) => {
              discussion.say(place, text);
              onSaid?.();
            }}
          />
          <ActionButton isQuiet isDisabled={discussion.isBusy} onClick={discussion.close}>
            {t('escalation.close')}
          </ActionButton>
        </>
      )}
      <p ref={end} role="alert" className={classes.fault}>
        {discussion.fault}
      </p>
    </Panel>
  );
}
