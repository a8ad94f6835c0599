/** Of one image file. */
export const IMAGE_MAX_BYTES = 200 * 1_024 * 1_024;
/** Of a threat detection report. */
export const REPORT_MAX_BYTES = 4 * 1_024 * 1_024;
/** Of the JSON that describes a scan. */
export const SIDECAR_MAX_BYTES = 64 * 1_024;
/** Refused deliveries that are kept: the newest ones, as many as both bounds allow. */
export const REFUSED_BOUNDS = { deliveries: 200, bytes: 4 * 1_024 ** 3 };
