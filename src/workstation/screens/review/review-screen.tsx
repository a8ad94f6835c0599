import { t } from '../../i18n/t.ts';
import { BlankState } from '../../ui/blank-state.tsx';

export function ReviewScreen() {
  return <BlankState heading={t('app.loading')} />;
}
