/** Runs something later. The answer cancels it. */
export interface Timer {
  after(ms: number, run: () => void): () => void;
}

export const browserTimer: Timer = {
  after(ms, run) {
    const handle = setTimeout(run, ms);
    return () => clearTimeout(handle);
  },
};
