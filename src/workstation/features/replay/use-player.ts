import { useEffect, useState } from 'react';

export const SPEEDS = [1, 2, 4, 8] as const;
export type Speed = (typeof SPEEDS)[number];

/** Goes through a time from 0 to `lengthMs` at a speed, and stops at its end. */
export function usePlayer(lengthMs: number) {
  const [atMs, setAtMs] = useState(0);
  const [isPlaying, setPlaying] = useState(false);
  const [speed, setSpeed] = useState<Speed>(2);

  useEffect(() => {
    if (!isPlaying) return;
    let frame = 0;
    let before = performance.now();
    const step = (now: number) => {
      const passed = (now - before) * speed;
      before = now;
      setAtMs((at) => Math.min(lengthMs, at + passed));
      frame = requestAnimationFrame(step);
    };
    frame = requestAnimationFrame(step);
    return () => cancelAnimationFrame(frame);
  }, [isPlaying, speed, lengthMs]);

  useEffect(() => {
    if (atMs >= lengthMs) setPlaying(false);
  }, [atMs, lengthMs]);

  return {
    atMs,
    isPlaying,
    speed,
    setSpeed,
    scrub: (ms: number) => setAtMs(Math.min(lengthMs, Math.max(0, ms))),
    /** From the start where the end was reached. */
    toggle: () => {
      if (!isPlaying && atMs >= lengthMs) setAtMs(0);
      setPlaying(!isPlaying);
    },
  };
}
