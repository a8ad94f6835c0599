import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { drawRound } from '#contract/audit-rounds.ts';
import { activatePack, InstallPackProblem } from '#contract/model-packs.ts';
import { claimScan, releaseScan } from '#contract/queue.ts';
import { exportRecord, recordExamination, seeRecord } from '#contract/record.ts';
import { seeScan } from '#contract/review.ts';
import { CommonProblem } from '#contract/route.ts';
import { signIn } from '#contract/session.ts';
import { endTargetingRule, setTargetingRule } from '#contract/targeting.ts';
import { AuditAction } from '#domain/audit/event.ts';
import { RereadProblem } from '#domain/audit-round/reread.ts';
import { RejectReason } from '#domain/finding/finding.ts';
import { Role } from '#domain/officer/officer.ts';
import { ReviewCommand, ReviewProblem } from '#domain/review/command.ts';
import { en } from './en.ts';
import { problemText } from './problem-text.ts';
import { isMessageKey, t } from './t.ts';

it('has words for every refusal that a route or a rule can give', () => {
  const problems = [
    ...ReviewProblem.options,
    ...CommonProblem.options,
    ...claimScan.problems,
    ...releaseScan.problems,
    ...signIn.problems,
    ...InstallPackProblem.options,
    ...activatePack.problems,
    ...setTargetingRule.problems,
    ...endTargetingRule.problems,
    ...RereadProblem.options,
    ...drawRound.problems,
    ...seeRecord.problems,
    ...exportRecord.problems,
    ...seeScan.problems,
    ...recordExamination.problems,
    'unreachable',
  ];
  expect(problems.filter((problem) => !isMessageKey(`problem.${problem}`))).toEqual([]);
});

it('says in every refusal what happened and what to do', () => {
  const tooShort = Object.entries(en).filter(
    ([key, text]) => key.startsWith('problem.') && text.split('. ').length < 2,
  );
  expect(tooShort).toEqual([]);
});

it('names an unknown refusal by its code', () => {
  expect(problemText('from-the-future')).toContain('from-the-future');
});

it('has words for every event, reason, role and command', () => {
  const keys = [
    ...AuditAction.options.map((action) => `event.${action}`),
    ...RejectReason.options.map((reason) => `reason.${reason}`),
    ...Role.options.map((role) => `role.${role}`),
    ...ReviewCommand.options.map((option) => `command-name.${option.shape.name.value}`),
  ];
  expect(keys.filter((key) => !isMessageKey(key))).toEqual([]);
});

it('fills in numbers by the rules of the language', () => {
  expect(t('sign-out.waiting', { count: 1 })).toMatch(/^One act is still/);
  expect(t('sign-out.waiting', { count: 3 })).toMatch(/^3 acts are still/);
  expect(t('queue.counts', { waiting: 0, decided: 12 })).toBe('none waiting · 12 decided today');
});

it('leaves no message unread', () => {
  const source = sourceOf(join(import.meta.dirname, '..'));
  const built = [...source.matchAll(/`([a-z][\w.-]*(?:\$\{[^}]+\}[\w.-]*)+)`/g)].map(([, key = '']) => patternOf(key));
  const unread = Object.keys(en).filter(
    (key) => !source.includes(`'${key}'`) && !built.some((pattern) => pattern.test(key)),
  );
  expect(unread).toEqual([]);
});

/** The keys that a template such as `event.${action}` can stand for. */
function patternOf(template: string): RegExp {
  return new RegExp(`^${template.replaceAll('.', '\\.').replace(/\$\{[^}]+\}/g, '[\\w.-]+')}$`);
}

function sourceOf(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(
      (entry) => entry.isFile() && /(?<!\.test)\.tsx?$/.test(entry.name) && !/i18n\/(en|ar)/.test(entry.parentPath),
    )
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('\n');
}
