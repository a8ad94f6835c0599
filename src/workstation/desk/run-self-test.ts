import type { Detector, DetectorStatus } from '#detection/client.ts';
import type { SelfTestOutcome } from '#domain/model-pack/self-test.ts';

const PASSED_OVER_MAX_CHARACTERS = 400;

/** Starts a detector as every station does, golden scan included, to learn whether it can be trusted; and ends it. */
export function runSelfTest(open: () => Detector): Promise<SelfTestOutcome> {
  const detector = open();
  return new Promise((resolve) => {
    function look(status: DetectorStatus): void {
      const outcome = outcomeOf(status);
      if (!outcome) return;
      unsubscribe();
      detector.dispose();
      resolve(outcome);
    }
    const unsubscribe = detector.subscribe(look);
    look(detector.status());
  });
}

function outcomeOf(status: DetectorStatus): SelfTestOutcome | undefined {
  switch (status.state) {
    case 'ready': {
      const passedOver = status.passedOver.map((reason) => reason.slice(0, PASSED_OVER_MAX_CHARACTERS));
      return { state: 'passed', provider: status.provider, durationMs: status.selfTestMs, passedOver };
    }
    case 'failed':
      return { state: 'failed', reason: status.reason.slice(0, 1_000) || 'unknown fault' };
    default:
      return undefined;
  }
}
