/**
 * Writes what the trainer's own scanner must reproduce, after a change of the simulator's:
 *   node training/write-scanner-parity.ts && cd training && python3 -m cargonet.parity
 */
import { writeFileSync } from 'node:fs';
import { scannerParity } from './simulation/scanner-parity.ts';

writeFileSync(new URL('cargonet/scanner.fixture.json', import.meta.url), `${JSON.stringify(scannerParity())}\n`);
