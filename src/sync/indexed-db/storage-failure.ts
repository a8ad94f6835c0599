import type Dexie from 'dexie';

/** This device does not keep what it is given. The officer must be told at once and must not go on. */
export class StorageFailure extends Error {
  override readonly name = 'StorageFailure';
  readonly isFull: boolean;

  constructor(cause: unknown) {
    super(`Storage failed: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.isFull = isQuotaError(cause);
  }
}

/** Dexie wraps what the browser threw; the reason lies in `inner`. */
function isQuotaError(cause: unknown): boolean {
  const { name, inner } = (cause ?? {}) as { name?: unknown; inner?: unknown };
  return name === 'QuotaExceededError' || (inner !== undefined && inner !== cause && isQuotaError(inner));
}

/**
 * Runs a transaction; after a fault opens the database anew and tries once more, because a browser whose storage process
 * crashed answers every later call with an error. The work must bear being done twice.
 */
export async function withReopening<Result>(
  database: Dexie,
  makeRoom: () => Promise<void>,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (first) {
    try {
      if (isQuotaError(first)) await makeRoom();
      database.close();
      await database.open();
      return await work();
    } catch (second) {
      throw new StorageFailure(second);
    }
  }
}
