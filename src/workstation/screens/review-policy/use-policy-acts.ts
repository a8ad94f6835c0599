import { setReviewPolicy } from '#contract/review-policy.ts';
import type { ReviewPolicy } from '#domain/review-policy/review-policy.ts';
import { call } from '../../api/call.ts';
import { REVIEW_POLICY_KEY } from '../../api/use-review-policy.ts';
import { useActs } from '../../features/told/use-acts.ts';
import { t } from '../../i18n/t.ts';

/** Setting a policy, and how it went. */
export function usePolicyActs() {
  const { perform, ...acts } = useActs(REVIEW_POLICY_KEY);
  return {
    ...acts,
    set: (baseRevision: number, policy: ReviewPolicy, reason: string) =>
      perform(
        (act) => call(setReviewPolicy, { params: {}, body: { ...act, baseRevision, policy, reason } }),
        () => ({ tone: 'info', heading: t('policy.set'), text: t('policy.set-next') }),
      ),
  };
}
