import { z } from 'zod';

/** How a pack's golden scan went on one machine. Only a pack whose newest self-test was passed may be activated. */
export const SelfTestOutcome = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('passed'),
    provider: z.enum(['webgpu', 'convolver', 'wasm']),
    durationMs: z.number().nonnegative(),
    /** Why a better provider was not taken. */
    passedOver: z.array(z.string().max(400)).max(4),
  }),
  z.object({ state: z.literal('failed'), reason: z.string().min(1).max(1_000) }),
]);
export type SelfTestOutcome = z.infer<typeof SelfTestOutcome>;
