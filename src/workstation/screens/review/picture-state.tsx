import type { Picture } from '../../desk/desk-state.ts';
import { t } from '../../i18n/t.ts';
import { Banner } from '../../ui/banner.tsx';
import classes from './review.module.css';

/** How far the picture has come; nothing once it is whole. */
export function PictureState({ picture }: { picture: Picture }) {
  if (picture.state === 'ready') return null;
  if (picture.state === 'failed') {
    return (
      <Banner tone="bad" heading={t('picture.failed')}>
        {t('picture.failed-detail', { reason: picture.reason })}
      </Banner>
    );
  }
  const percent = Math.round(picture.progress * 100);
  return (
    <div className={classes.loading} role="status">
      <progress className={classes.progress} max={100} value={percent} aria-label={t('picture.loading', { percent })} />
      <span>{t(picture.preview ? 'picture.preview' : 'picture.loading', { percent })}</span>
      <span className={classes.quiet}>{t('picture.wait')}</span>
    </div>
  );
}
