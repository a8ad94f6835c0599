import { useEffect, useState } from 'react';
import { useWorkstation } from './workstation.tsx';

/** The time by the station's clock, told anew every `everyMs`. */
export function useNowMs(everyMs: number): number {
  const { clock } = useWorkstation();
  const [nowMs, setNowMs] = useState(() => clock.nowMs());

  useEffect(() => {
    const timer = setInterval(() => setNowMs(clock.nowMs()), everyMs);
    return () => clearInterval(timer);
  }, [clock, everyMs]);

  return nowMs;
}
