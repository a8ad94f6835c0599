import type { ReactNode } from 'react';
import type { PackClass } from '#contract/model-packs.ts';
import { HandOverReason, HoldGround, type PickedReason } from '#domain/decision/picked-reason.ts';
import { RejectReason } from '#domain/finding/finding.ts';
import { RemarkField } from '../../features/escalation/remark-field.tsx';
import { reasonText } from '../../i18n/reason-text.ts';
import { t } from '../../i18n/t.ts';
import { type Pick, PickList } from '../../shell/commands/pick-list.tsx';
import type { PlaceInFocus } from './place-in-focus.ts';
import type { ReviewCaseModel } from './use-review-case.ts';

interface Questions {
  readonly finding: ReactNode;
  readonly mark: ReactNode;
  readonly decision: ReactNode;
}

const NONE: Questions = { finding: null, mark: null, decision: null };

/** What is asked now, each in the panel where its answer belongs. Notes are written in the marks panel itself. */
export function questionsOf({ asking, acts, classes, place }: ReviewCaseModel): Questions {
  switch (asking?.kind) {
    case 'hold-ground':
      return {
        ...NONE,
        decision: (
          <PickList
            heading={t('ground.heading')}
            picks={HoldGround.options.map(asPick)}
            onPick={acts.holdBecause}
            onCancel={acts.close}
          />
        ),
      };
    case 'hand-over':
      return {
        ...NONE,
        decision: (
          <PickList
            heading={t('hand-over.heading')}
            picks={HandOverReason.options.map(asPick)}
            onPick={acts.handOver}
            onCancel={acts.close}
          />
        ),
      };
    case 'escalate':
      return {
        ...NONE,
        decision: (
          <RemarkField
            isFocused
            label={t('escalation.ask')}
            about={aboutText(place)}
            action={t('escalation.ask-send')}
            onSay={acts.escalate}
            onCancel={acts.close}
          />
        ),
      };
    case 'reject-reason':
      return {
        ...NONE,
        finding: (
          <PickList
            heading={t('picker.reject')}
            picks={RejectReason.options.map((value) => ({ value, words: t(`reason.${value}`) }))}
            onPick={(reason) => acts.reject(RejectReason.parse(reason), asking.findingId)}
            onCancel={acts.close}
          />
        ),
      };
    case 'class-of-finding':
      return {
        ...NONE,
        finding: (
          <PickList
            heading={t('classes.heading')}
            picks={classPicks(classes)}
            onPick={(classId) => acts.confirm(classId, asking.findingId)}
            onCancel={acts.close}
          />
        ),
      };
    case 'class-of-mark':
      return {
        ...NONE,
        mark: (
          <PickList
            heading={t('classes.heading')}
            picks={classPicks(classes)}
            onPick={(classId) => acts.classOfMark(asking.annotationId, classId)}
            onCancel={acts.close}
          />
        ),
      };
    default:
      return NONE;
  }
}

/** What the next words are about. */
export function aboutText(place: PlaceInFocus | null): string {
  return place ? t(`escalation.about.${place.kind}`, { number: place.number }) : t('escalation.about.scan');
}

/** What officers find goes beyond what the pack knows. */
function classPicks(classes: readonly PackClass[]): readonly Pick[] {
  return [
    ...classes.map(({ id, title }) => ({ value: id, words: title })),
    { value: 'other', words: t('classes.other') },
  ];
}

const asPick = (code: PickedReason): Pick => ({ value: code, words: reasonText(code) });
