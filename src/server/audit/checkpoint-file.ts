import path from 'node:path';

/** Where a server notes the heads of its audit chain. */
export function checkpointFileIn(dataFolder: string): string {
  return path.join(dataFolder, 'audit.checkpoints');
}
