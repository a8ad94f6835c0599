import type { Clock } from '#base/clock.ts';
import { raiseConflict } from '#contract/conflicts.ts';
import { claimScan, releaseScan, renewLeases } from '#contract/queue.ts';
import { seeScan } from '#contract/review.ts';
import { attachViewPath } from '#contract/view-paths.ts';
import { call } from '../api/call.ts';
import type { DeskServer } from './desk-ports.ts';

/** The routes that a desk needs, besides the commands that go through the outbox. */
export function createDeskServer(
  clock: Clock,
  newId: () => string,
  noted: <Answer extends { readonly kind: string }>(answer: Answer) => Answer,
): DeskServer {
  const signed = () => ({ commandId: newId(), deviceAt: new Date(clock.nowMs()).toISOString() });
  return {
    async claim({ commandId, deviceAt, scanId }) {
      const answer = noted(await call(claimScan, { params: {}, body: { commandId, deviceAt, scanId } }));
      return answer.kind === 'ok' ? { kind: 'ok', value: answer.value.review } : answer;
    },
    seeScan: async (scanId) => noted(await call(seeScan, { params: { scanId }, body: undefined })),
    renew: async (leases) => noted(await call(renewLeases, { params: {}, body: { leases: [...leases] } })),
    attachViewPath: async (commandId, scanId, path) =>
      noted(await call(attachViewPath, { params: {}, body: { ...signed(), commandId, scanId, path } })),
    raiseConflict: async (scanId, way, reason, refused) =>
      noted(await call(raiseConflict, { params: {}, body: { ...signed(), ...refused, scanId, way, reason } })),
    release: async (scanId, leaseId) =>
      noted(await call(releaseScan, { params: {}, body: { ...signed(), scanId, leaseId } })),
  };
}
