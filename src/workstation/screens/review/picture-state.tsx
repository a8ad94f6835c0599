import type { Scan } from '#domain/scan/scan.ts';
import type { Picture } from '../../desk/desk-state.ts';
import { t } from '../../i18n/t.ts';
import { Banner } from '../../ui/banner.tsx';
import classes from './review.module.css';

/** How far the picture has come, on the edge of the image, so that nothing moves when it is whole. */
export function PictureProgress({ picture }: { picture: Picture }) {
  if (picture.state !== 'loading') return null;
  const percent = percentOf(picture.progress);
  return (
    <progress className={classes.progress} max={100} value={percent} aria-label={t('picture.loading', { percent })} />
  );
}

export function PictureFault({ picture }: { picture: Picture }) {
  if (picture.state !== 'failed') return null;
  return (
    <Banner tone="bad" heading={t('picture.failed')}>
      {t('picture.failed-detail', { reason: picture.reason })}
    </Banner>
  );
}

/** What the decision keys wait for, or null. */
export function pictureWait(picture: Picture, { widthPx }: Pick<Scan, 'widthPx'>): string | null {
  if (picture.state !== 'loading') return null;
  const { preview } = picture;
  const comes = !preview ? 'picture.loading' : preview.width < widthPx ? 'picture.preview' : 'picture.second-plane';
  return `${t(comes, { percent: percentOf(picture.progress) })}. ${t('picture.wait')}`;
}

const percentOf = (progress: number): number => Math.round(progress * 100);
