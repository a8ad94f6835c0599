import { InferenceSession } from 'onnxruntime-node';
import { expect, it } from 'vitest';
import { graph, node, number, part } from '#testing/detection/onnx-bytes.ts';
import { MICROSOFT, STANDARD, unsupportedOperators } from './runtime-operators.ts';

/** The newest set, and one from before some operators were given up. */
const OPSETS = [24, 9];

const value = (name: string) => [
  ...part(1, name),
  ...part(2, part(1, [...number(1, 1), ...part(2, part(1, number(1, 1)))])),
];

/** Whether the runtime, in its native build, has ever heard of the operator. */
async function isKnown(name: string, domain: string): Promise<boolean> {
  const content = [...graph(node(name, { domain })), ...part(2, 'g'), ...part(11, value('x')), ...part(12, value('y'))];
  for (const version of OPSETS) {
    const opsets = [...part(8, number(2, version)), ...part(8, [...part(1, 'com.microsoft'), ...number(2, 1)])];
    const model = Uint8Array.from([...number(1, 10), ...part(7, content), ...opsets]);
    const fault = await InferenceSession.create(model, { logSeverityLevel: 4, intraOpNumThreads: 1 }).then(
      () => '',
      (error: Error) => error.message,
    );
    if (!/Op registered|not a registered/.test(fault)) return true;
  }
  return false;
}

it('names only operators that the runtime knows', async () => {
  const unknown: string[] = [];
  for (const [domain, names] of [
    ['', STANDARD],
    ['com.microsoft', MICROSOFT],
  ] as const) {
    for (const name of names) if (!(await isKnown(name, domain))) unknown.push(name);
  }
  expect(unknown).toEqual([]);
  expect(await isKnown('Warp', '')).toBe(false);
});

it('keeps the sets apart', () => {
  const asked = [
    { domain: '', name: 'Conv' },
    { domain: 'com.microsoft', name: 'FusedConv' },
    { domain: '', name: 'FusedConv' },
    { domain: 'com.microsoft', name: 'Conv' },
  ];
  expect(unsupportedOperators(asked)).toEqual(['FusedConv', 'com.microsoft:Conv']);
});
