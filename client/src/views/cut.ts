/*
 * The tree runs left to right and cuts off what is too long on the right: of an Arabic line that is its beginning. So lines are
 * cut here, at their ends, to what a side bar of usual width has room for; the tooltip has more.
 */

/** UTF-16 code units of a title. */
const MOST = 26;
/**
 * Before and after a mention. After it little: in a narrow side bar the end of an Arabic line is what stays in view, and the mention is
 * what one wants to see.
 */
const BEFORE = 14;
const AFTER = 10;

/** The beginning of a text, cut between words. */
export function beginning(text: string): string {
  if (text.length <= MOST) return text;
  const space = text.lastIndexOf(' ', MOST);
  return `${text.slice(0, space > MOST / 2 ? space : MOST).trimEnd()} …`;
}

/** The words around `[start, end)` of a line, and where that is in them. */
export function around({ line, start, end }: { readonly line: string; readonly start: number; readonly end: number }): {
  text: string;
  start: number;
  end: number;
} {
  let from = start <= BEFORE ? 0 : line.indexOf(' ', start - BEFORE) + 1;
  if (from === 0 && start > BEFORE) from = start;
  // The letters that are attached before a mention belong to it.
  if (from > start) from = line.lastIndexOf(' ', start) + 1;
  const most = end + AFTER;
  const space = line.lastIndexOf(' ', most);
  const to = most >= line.length ? line.length : space > end ? space : Math.max(end, nextSpace(line, end));
  const head = from > 0 ? '… ' : '';
  const tail = to < line.length ? ' …' : '';
  return {
    text: head + line.slice(from, to) + tail,
    start: head.length + start - from,
    end: head.length + end - from,
  };
}

function nextSpace(line: string, from: number): number {
  const space = line.indexOf(' ', from);
  return space < 0 ? line.length : space;
}
