/**
 * The same string with memory of its own. A slice of a long text keeps the whole text alive in V8; a paragraph that is kept
 * through later versions, each a text of its own, would keep every one of them.
 */
export function own(slice: string): string {
  // Joining makes a new string, and the slice without the space in front then points into that one.
  return ` ${slice}`.slice(1);
}
