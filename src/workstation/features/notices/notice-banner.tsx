import { displayContainerNumber } from '#domain/container/container-number.ts';
import type { DeskNotice } from '../../desk/desk-state.ts';
import { problemText } from '../../i18n/problem-text.ts';
import { t } from '../../i18n/t.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Banner } from '../../ui/banner.tsx';

interface NoticeBannerProps {
  readonly notice: DeskNotice;
  readonly onDismiss: () => void;
  /** Opens the scan again after its lease was lost. */
  readonly onRetake: () => void;
}

/** What the desk has to tell, over the full width, until it is read. */
export function NoticeBanner({ notice, onDismiss, onRetake }: NoticeBannerProps) {
  const dismiss = <ActionButton onClick={onDismiss}>{t('notice.dismiss')}</ActionButton>;
  switch (notice.kind) {
    case 'storage-failed':
      return (
        <Banner tone="bad" heading={t('notice.storage-failed')}>
          {t('notice.storage-failed-detail', { reason: notice.reason })}
        </Banner>
      );
    case 'lease-lost':
      return (
        <Banner
          tone="warn"
          heading={t('notice.lease-lost', { container: painted(notice.containerNumber) })}
          actions={<ActionButton onClick={onRetake}>{t('notice.retake')}</ActionButton>}
        >
          {t('notice.lease-lost-detail')}
        </Banner>
      );
    case 'refused':
      return (
        <Banner tone="warn" heading={t('notice.refused')} actions={dismiss}>
          {problemText(notice.problem)}
        </Banner>
      );
    case 'nothing-waiting':
      return (
        <Banner tone="info" heading={t('notice.nothing-waiting')} actions={dismiss}>
          {t('notice.nothing-waiting-detail')}
        </Banner>
      );
    case 'break-due':
      return (
        <Banner tone="info" heading={t('notice.break-due', { minutes: notice.minutes })} actions={dismiss}>
          {t('notice.break-due-detail')}
        </Banner>
      );
    case 'offline-and-nothing-stored':
      return (
        <Banner tone="warn" heading={t('notice.offline-and-nothing-stored')} actions={dismiss}>
          {t('notice.offline-and-nothing-stored-detail')}
        </Banner>
      );
  }
}

function painted(containerNumber: string): string {
  return displayContainerNumber(containerNumber as Parameters<typeof displayContainerNumber>[0]);
}
