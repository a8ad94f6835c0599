import { TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { seeReviewPolicy } from '#contract/review-policy.ts';
import type { ReplyOf } from '#contract/route.ts';
import { mayRole } from '#domain/officer/rights.ts';
import { problemOf } from '../../api/read.ts';
import { useBundledPack } from '../../api/use-pack.ts';
import { useReviewPolicy } from '../../api/use-review-policy.ts';
import { ToldBanner } from '../../features/told/told-banner.tsx';
import { formatDayTime } from '../../i18n/format.ts';
import { problemText } from '../../i18n/problem-text.ts';
import { t } from '../../i18n/t.ts';
import { useTitle } from '../../shell/use-title.ts';
import { useDetectorSettings, useWorkstation } from '../../state/workstation.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { BlankState } from '../../ui/blank-state.tsx';
import { Panel } from '../../ui/panel.tsx';
import { HeaderNote, ScreenHeader } from '../../ui/screen-header.tsx';
import { ModeRules } from './mode-rules.tsx';
import { draftOf, readPolicyDraft } from './policy-draft.ts';
import { PolicySettings } from './policy-settings.tsx';
import classes from './review-policy.module.css';
import { usePolicyActs } from './use-policy-acts.ts';

/** By which rules scans are reviewed, and who has changed them why. */
export function ReviewPolicyScreen() {
  const policy = useReviewPolicy();
  useTitle(t('title.review-policy'));

  // Another revision is another form: what was typed against the old one is not carried over.
  if (policy.data) return <PolicyForm key={policy.data.revision} shown={policy.data} />;
  if (policy.isPending) return <BlankState heading={t('policy.loading')} />;
  return (
    <BlankState
      isFault
      heading={t('policy.error')}
      actions={<ActionButton onClick={() => void policy.refetch()}>{t('queue.retry')}</ActionButton>}
    >
      {problemText(problemOf(policy.error))}
    </BlankState>
  );
}

function PolicyForm({ shown }: { shown: ReplyOf<typeof seeReviewPolicy> }) {
  const { officer } = useWorkstation();
  const acts = usePolicyActs();
  const known = useKnownClasses();
  const [draft, setDraft] = useState(() => draftOf(shown.policy));
  const [reason, setReason] = useState('');
  const policy = readPolicyDraft(draft);
  const isReadOnly = !mayRole(officer.role, 'review-policy.set');
  const isChanged = JSON.stringify(policy) !== JSON.stringify(shown.policy);

  return (
    <div className={classes.screen} data-testid="review-policy" data-revision={shown.revision}>
      <ScreenHeader heading={t('policy.heading')}>
        <HeaderNote>{t('policy.revision', { revision: shown.revision })}</HeaderNote>
      </ScreenHeader>
      <div className={classes.main}>
        <ToldBanner told={acts.told} onDismiss={acts.dismiss} />
        <ModeRules
          rules={draft.rules}
          queues={shown.queues}
          isReadOnly={isReadOnly}
          onChange={(rules) => setDraft((before) => ({ ...before, rules }))}
        />
        <PolicySettings
          draft={draft}
          known={known}
          isReadOnly={isReadOnly}
          onChange={(part) => setDraft((before) => ({ ...before, ...part }))}
        />
      </div>
      <aside className={classes.side} aria-label={t('policy.side')}>
        {!isReadOnly && (
          <Panel heading={t('policy.put-in-force')}>
            <div className={classes.setting}>
              <TextInput
                size="xs"
                label={t('policy.reason')}
                maxLength={300}
                value={reason}
                onChange={(event) => setReason(event.currentTarget.value)}
              />
              <ActionButton
                isPrimary
                isDisabled={!policy || !isChanged || reason.trim().length < 3 || acts.isBusy}
                onClick={() => policy && void acts.set(shown.revision, policy, reason)}
              >
                {t('policy.put')}
              </ActionButton>
              <p className={classes.note} role="status">
                {!policy ? t('policy.invalid') : t(isChanged ? 'policy.from-then' : 'policy.unchanged')}
              </p>
            </div>
          </Panel>
        )}
        <Panel heading={t('policy.revisions')} room="takes" isReachable>
          {shown.revisions.length === 0 ? (
            <p className={classes.note}>{t('policy.no-revisions')}</p>
          ) : (
            <ol className={classes.revisions}>
              {shown.revisions.map(({ revision, reason: why, setAt, setBy }) => (
                <li key={revision}>
                  <p>
                    {t('policy.revision', { revision })} · {why}
                  </p>
                  <p className={classes.note}>
                    {setBy}, {formatDayTime(setAt)}
                  </p>
                </li>
              ))}
            </ol>
          )}
        </Panel>
      </aside>
    </div>
  );
}

/** Of all packs that there are, each once. */
function useKnownClasses() {
  const { packs } = useDetectorSettings();
  const { data: bundled } = useBundledPack();
  return useMemo(() => {
    const all = [...(bundled?.classes ?? []), ...packs.flatMap((pack) => pack.classes)];
    return all.filter(({ id }, i) => all.findIndex((other) => other.id === id) === i);
  }, [packs, bundled]);
}
