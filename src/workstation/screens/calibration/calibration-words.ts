import type { CalibrationVersion } from '#contract/calibrations.ts';
import type { Scanner } from '#domain/calibration/scanner-calibration.ts';
import { t } from '../../i18n/t.ts';

export function scannerText({ site, lane, serial }: Scanner): string {
  return `${site} · ${lane} · ${serial}`;
}

/** Which curves are in force. */
export function curvesText(version: CalibrationVersion | null): string {
  return version?.calibration ? t('calibration.version', { version: version.version }) : t('calibration.built-in');
}

/** The worst of its curves; a dash where nothing was fitted. */
export function residualText(version: Pick<CalibrationVersion, 'fits'> | null): string {
  return version && version.fits.length > 0
    ? t('calibration.residual', { permille: (1000 * Math.max(...version.fits.map((fit) => fit.residual))).toFixed(1) })
    : '–';
}
