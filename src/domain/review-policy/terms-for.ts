import { createRandom } from '#base/random.ts';
import type { OfficerId } from '../officer/officer.ts';
import { isUntouched, type Review } from '../review/review.ts';
import type { CaseTerms, ReviewMode } from './case-terms.ts';
import type { Experience, ReviewPolicy } from './review-policy.ts';

/** What of a scan and of who claims it the policy asks for. */
export interface Claimed {
  readonly officerId: OfficerId;
  readonly experience: Experience;
  readonly site: string;
  readonly lane: string;
  readonly reasons: readonly string[];
}

/**
 * The terms under which an officer reviews a scan. They depend on nothing else than what is given, so that anybody can
 * find them again from the record and the trail.
 */
export function termsFor(policy: ReviewPolicy, policyRevision: number, review: Review, claimed: Claimed): CaseTerms {
  const { topClasses, escalationDecider, viewPathDays, keptHours, breakAfterMinutes } = policy;
  const mode = modeFor(policy, review, claimed);
  return {
    claimedBy: claimed.officerId,
    policyRevision,
    mode,
    topClasses,
    escalationDecider,
    isViewRecorded: viewPathDays > 0,
    keptHours,
    breakAfterMinutes,
  };
}

function modeFor(policy: ReviewPolicy, review: Review, { experience, site, lane, reasons }: Claimed): ReviewMode {
  // A second officer looks first, and is the last that is needed.
  if (review.round === 2) return 'second-look';
  if (reasons.some((reason) => policy.twoOfficerReasons.includes(reason))) return 'two-officer';
  const rule = policy.rules.find(
    (one) =>
      (one.site ?? site) === site && (one.lane ?? lane) === lane && (one.experience ?? experience) === experience,
  );
  if (rule?.mode === 'two-officer') return 'two-officer';
  // What another officer has begun is looked at before it is shown.
  if (!isUntouched(review)) return 'second-look';
  if (rule?.mode === 'concurrent') return 'concurrent';
  return isDrawn(policy, review) ? 'blind' : 'second-look';
}

function isDrawn({ blindPercent, seed }: ReviewPolicy, { scanId }: Review): boolean {
  return createRandom(`blind/${seed}/${scanId}`).chance(blindPercent / 100);
}
