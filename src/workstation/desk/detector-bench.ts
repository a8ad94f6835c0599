import type { DetectOptions, Detector, DetectorResult, DetectorStatus } from '#detection/client.ts';
import type { DetectorScan, PackAddress } from '#detection/protocol.ts';

export type DetectorBench = ReturnType<typeof createDetectorBench>;

export type BenchStatus = DetectorStatus | { readonly state: 'off' };

interface Place {
  readonly detector: Detector;
  readonly unsubscribe: () => void;
  /** Scans asked for and not answered. */
  runs: number;
}

/** Sites with packs of their own take turns on one desk; what was used last but one is kept, for it may be next. */
const KEPT = 2;

/** The detectors of a station, one for each pack in use. A scan that one was asked about is finished by that one. */
export function createDetectorBench(open: (pack: PackAddress) => Detector) {
  /** By address, the one used last at the end. */
  const places = new Map<string, Place>();
  const listeners = new Set<() => void>();

  function tell(): void {
    for (const listener of [...listeners]) listener();
  }

  function take(pack: PackAddress): Place {
    const place = places.get(pack.url) ?? opened(pack);
    places.delete(pack.url);
    places.set(pack.url, place);
    retire();
    tell();
    return place;
  }

  function opened(pack: PackAddress): Place {
    const detector = open(pack);
    return { detector, unsubscribe: detector.subscribe(tell), runs: 0 };
  }

  function retire(): void {
    for (const [url, place] of places) {
      if (places.size <= KEPT) return;
      if (place.runs > 0) continue;
      places.delete(url);
      close(place);
    }
  }

  function close({ detector, unsubscribe }: Place): void {
    unsubscribe();
    detector.dispose();
  }

  const latest = (): Place | undefined => [...places.values()].at(-1);

  return {
    /** Of the pack that was asked for last. */
    status: (): BenchStatus => latest()?.detector.status() ?? { state: 'off' },
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** Loads a pack ahead of the first scan. */
    warm(pack: PackAddress): void {
      if (!places.has(pack.url)) take(pack);
    },
    async detect(pack: PackAddress, scan: DetectorScan, options: DetectOptions): Promise<DetectorResult> {
      const place = take(pack);
      place.runs += 1;
      try {
        return await place.detector.detect(scan, options);
      } finally {
        place.runs -= 1;
        retire();
      }
    },
    /** Starts those that have given up anew. */
    restart(): void {
      for (const { detector } of places.values()) {
        if (detector.status().state === 'failed') detector.restart();
      }
    },
    dispose(): void {
      for (const place of places.values()) close(place);
      places.clear();
    },
  };
}
