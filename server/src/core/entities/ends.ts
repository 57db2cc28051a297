/** How many members two lists share at their start and, of the rest, at their end; compared by identity. No allocation but the result. */
export function commonEnds<T>(a: readonly T[], b: readonly T[]): { readonly head: number; readonly tail: number } {
  const most = Math.min(a.length, b.length);
  let head = 0;
  while (head < most && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < most - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  return { head, tail };
}
