/** Of one image file, and of all files of a series together. */
export const IMAGE_MAX_BYTES = 200 * 1_024 * 1_024;
/** Files of a series. */
export const SLICES_MAX = 1_000;
/** Of a threat detection report. */
export const REPORT_MAX_BYTES = 4 * 1_024 * 1_024;
/** Of the JSON that describes a scan. */
export const SIDECAR_MAX_BYTES = 64 * 1_024;
/** Of the manifest of a watched folder, which names every file of a series. */
export const MANIFEST_MAX_BYTES = 512 * 1_024;
/** Refused deliveries that are kept: the newest ones, as many as both bounds allow. */
export const REFUSED_BOUNDS = { deliveries: 200, bytes: 4 * 1_024 ** 3 };
