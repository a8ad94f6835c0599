// Plants imports that the house forbids and expects each to be caught: a check that cannot fail is none.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { after, test } from 'node:test';

const PLANTS = [
  [
    'src/domain/planted.ts',
    "import type { Desk } from '#workstation/desk/desk-state.ts';\nexport type P = Desk;",
    'domain-imports-only-below',
  ],
  [
    'src/domain/planted.ts',
    "import Konva from 'konva';\nexport const P = Konva;",
    'pure-modules-take-almost-no-packages',
  ],
  [
    'src/workstation/ui/planted.ts',
    "import { ScanId } from '#domain/scan/scan.ts';\nexport const P = ScanId;",
    'ui-kit-knows-nothing',
  ],
  [
    'src/workstation/canvas/model/planted.ts',
    "import { useState } from 'react';\nexport const P = useState;",
    'canvas-model-is-headless',
  ],
  [
    'src/workstation/desk/planted.ts',
    "import { useState } from 'react';\nexport const P = useState;",
    'desk-is-headless',
  ],
  [
    'src/server/planted.ts',
    "import { simulateScan } from '#simulator/simulate-scan.ts';\nexport const P = simulateScan;",
    'simulator-only-feeds-the-seed',
  ],
  [
    'src/server/planted.ts',
    "import { createDetector } from '#detection/client.ts';\nexport const P = createDetector;",
    'server-reads-packs-and-detects-nothing',
  ],
  ['src/sync/planted.ts', "import Dexie from 'dexie';\nexport const P = Dexie;", 'dexie-stays-at-home'],
  [
    'src/simulator/planted.ts',
    "import { SCAN_ID } from '#testing/review.ts';\nexport const P = SCAN_ID;",
    'test-parts-are-for-tests',
  ],
];

after(() => {
  for (const [file] of PLANTS) rmSync(file, { force: true });
});

for (const [file, text, rule] of PLANTS) {
  test(`${file} is caught by ${rule}`, () => {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    const run = spawnSync('depcruise', ['--config', '.ci/dependency-cruiser.cjs', '--output-type', 'err', file], {
      encoding: 'utf8',
    });
    rmSync(file, { force: true });
    assert.notEqual(run.status, 0);
    assert.match(run.stdout + run.stderr, new RegExp(rule));
  });
}
