import type { ImageBox } from '#domain/annotation/space.ts';
import { placeInContainer } from '#domain/container/place-in-container.ts';
import { type DetectionReport, loadsOf } from '#domain/finding/detection-report.ts';
import type { Scan } from '#domain/scan/scan.ts';
import { formatMetres } from '../../i18n/format.ts';
import { t } from '../../i18n/t.ts';

/** Says of a box where in the container it lies, in words for whoever opens it; null where that cannot be told. */
export function placeWords(scan: Scan, detection: DetectionReport | null): (box: ImageBox) => string | null {
  const loads = loadsOf(detection);
  return (box) => {
    const place = placeInContainer(box, loads, scan);
    if (!place) return null;
    const { end, row, fromEndM, level } = place;
    const along = t(`place.row.${end}`, { row, metres: formatMetres(fromEndM) });
    return level ? [along, t(`place.level.${level}`)].join(', ') : along;
  };
}
