import { t } from '../../i18n/t.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Banner } from '../../ui/banner.tsx';
import type { Told } from './told.ts';

/** What happened last, until it is put away. */
export function ToldBanner({ told, onDismiss }: { told: Told | null; onDismiss: () => void }) {
  if (!told) return null;
  return (
    <Banner
      tone={told.tone}
      heading={told.heading}
      actions={<ActionButton onClick={onDismiss}>{t('packs.dismiss')}</ActionButton>}
    >
      {told.text}
    </Banner>
  );
}
