/** Ours, and no fault of the sender. */
const DISK_FAULTS = ['ENOSPC', 'EDQUOT', 'EACCES', 'EROFS', 'EIO', 'EMFILE', 'ENFILE', 'ENOENT'];

export function isDiskFault(error: unknown): boolean {
  return DISK_FAULTS.includes((error as { code?: string }).code ?? '');
}
