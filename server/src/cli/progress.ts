import { SingleBar } from 'cli-progress';

/** A progress bar on standard error, where that is a terminal. */
export function progressBar(): { file(at: number, of: number): void; stop(): void } {
  if (!process.stderr.isTTY) return { file: () => {}, stop: () => {} };
  const bar = new SingleBar({
    format: 'khabar [{bar}] {value}/{total} {eta_formatted}',
    stream: process.stderr,
    clearOnComplete: true,
  });
  let total = -1;
  return {
    file(at, of) {
      if (of !== total) {
        if (total >= 0) bar.stop();
        total = of;
        bar.start(of, at);
      } else bar.update(at);
    },
    stop() {
      if (total >= 0) bar.stop();
    },
  };
}
