const LONGEST_STRETCH = 65_536;

/** How many code units two texts share at their start and at their end; compared by stretches, at the speed of memory. */
export function commonEnds(a: string, b: string): { head: number; tail: number } {
  const most = Math.min(a.length, b.length);
  let head = 0;
  for (let step = LONGEST_STRETCH; step > 0; ) {
    if (head + step <= most && a.slice(head, head + step) === b.slice(head, head + step)) head += step;
    else step >>= 2;
  }
  let tail = 0;
  const equal = (length: number): boolean =>
    a.slice(a.length - tail - length, a.length - tail) === b.slice(b.length - tail - length, b.length - tail);
  for (let step = LONGEST_STRETCH; step > 0; ) {
    if (tail + step <= most && equal(step)) tail += step;
    else step >>= 2;
  }
  return { head, tail };
}
