import { pointOp } from '../pipeline/op.ts';

export const invert = pointOp({
  id: 'invert',
  version: 1,
  neutral: { on: false as boolean },
  prepare: ({ on }) => (on ? (value) => 1 - value : (value) => value),
});
