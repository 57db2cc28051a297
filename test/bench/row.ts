/** One line of the table of benchmarks. */
export interface Row {
  readonly measure: string;
  readonly value: string;
  readonly unit: string;
  readonly goal: string;
}

/** The value below which a share of sorted samples lies. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (samples: readonly number[]): number => percentile(samples, 0.5);
