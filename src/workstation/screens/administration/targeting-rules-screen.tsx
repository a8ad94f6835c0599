import { useMemo } from 'react';
import { classTitle } from '../../api/pack-of.ts';
import { problemOf } from '../../api/read.ts';
import { useBundledPack } from '../../api/use-pack.ts';
import { useTargetingRules } from '../../api/use-targeting-rules.ts';
import { ToldBanner } from '../../features/told/told-banner.tsx';
import { problemText } from '../../i18n/problem-text.ts';
import { t } from '../../i18n/t.ts';
import { useTitle } from '../../shell/use-title.ts';
import { useNowMs } from '../../state/use-now.ts';
import { useDetectorSettings } from '../../state/workstation.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { BlankState } from '../../ui/blank-state.tsx';
import { TableRoom } from '../../ui/data-table.tsx';
import { HeaderNote, ScreenHeader } from '../../ui/screen-header.tsx';
import classes from './administration.module.css';
import { RuleForm } from './rule-form.tsx';
import { ruleLines } from './rule-rows.ts';
import { RuleTable } from './rule-table.tsx';
import { useRuleActs } from './use-rule-acts.ts';

/** Often enough that a rule is seen to expire. */
const LOOK_AGAIN_MS = 30_000;

/** What is looked for more or less closely than the packs say, until when, and why. */
export function TargetingRulesScreen() {
  const rules = useTargetingRules();
  const acts = useRuleActs();
  const known = useKnownClasses();
  const nowMs = useNowMs(LOOK_AGAIN_MS);
  useTitle(t('title.targeting-rules'));

  const lines = ruleLines(rules.data?.rules ?? [], nowMs);
  const inForce = lines.filter(({ state }) => state === 'in-force').length;
  const titleOf = (classId: string) => classTitle(known, classId);

  return (
    <div className={classes.screen}>
      <ScreenHeader heading={t('rules.heading')}>
        <HeaderNote>{rules.data && t('rules.counts', { count: inForce })}</HeaderNote>
      </ScreenHeader>
      <div className={classes.main}>
        <ToldBanner told={acts.told} onDismiss={acts.dismiss} />
        {rules.isPending ? (
          <BlankState heading={t('rules.loading')} />
        ) : rules.isError && !rules.data ? (
          <BlankState
            isFault
            heading={t('rules.error')}
            actions={<ActionButton onClick={() => void rules.refetch()}>{t('queue.retry')}</ActionButton>}
          >
            {problemText(problemOf(rules.error))}
          </BlankState>
        ) : lines.length === 0 ? (
          <BlankState heading={t('rules.empty')}>{t('rules.empty-detail')}</BlankState>
        ) : (
          <TableRoom>
            <RuleTable lines={lines} nowMs={nowMs} titleOf={titleOf} acts={acts} />
            <p className={classes.note}>{t('rules.notes-specific')}</p>
          </TableRoom>
        )}
      </div>
      <aside className={classes.side} aria-label={t('rules.new')}>
        <RuleForm classes={known} nowMs={nowMs} acts={acts} />
      </aside>
    </div>
  );
}

/** Of all packs that there are, each once, with the bundled pack's threshold where it has one. */
function useKnownClasses() {
  const { packs } = useDetectorSettings();
  const { data: bundled } = useBundledPack();
  return useMemo(() => {
    const all = [...(bundled?.classes ?? []), ...packs.flatMap((pack) => pack.classes)];
    const once = all.filter(({ id }, i) => all.findIndex((other) => other.id === id) === i);
    return once.map((known) => ({ ...known, threshold: bundled?.thresholds[known.id] }));
  }, [packs, bundled]);
}
