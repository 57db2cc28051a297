import type { MarkupContent } from 'vscode-languageserver-types';
import { CLIENT_COMMANDS, type Place } from '../protocol.ts';
import { newsPlace } from '../workspace/news-lines.ts';

/** A run of a card's line. `text` is plain: it may come from an article and is escaped when the card is rendered. */
export interface Piece {
  readonly text: string;
  /** A URI that opens a passage. */
  readonly link?: string | undefined;
  readonly strong?: boolean;
  /** Arabic of an article inside a line of another direction: kept together, so that the words around it stay in place. */
  readonly isolate?: boolean;
}

export type Line = readonly Piece[];

/** Lines that belong together, read in one direction. */
export interface Paragraph {
  readonly direction: 'rtl' | 'ltr';
  readonly lines: readonly Line[];
}

/** What a hover shows, before it is decided how. */
export type Card = readonly Paragraph[];

/** `html`: Markdown with the few tags that VS Code lets through; `markdown`: without them; `plaintext`: for terminals. */
export type CardFormat = 'html' | 'markdown' | 'plaintext';

const RLI = '\u2067';
const LRI = '\u2066';
const FSI = '\u2068';
const PDI = '\u2069';

/**
 * Renders a card. VS Code strips `dir` and styles from hovers, so each line is an isolate of its direction, in a block that
 * is aligned to the right. The block is a `div` around Markdown and not a `p` with text in it: inside a `p` no Markdown is
 * read, and VS Code resolves `file:` links on a remote machine only when they are Markdown links.
 */
export function render(card: Card, format: CardFormat): MarkupContent {
  const paragraphs = card.filter(({ lines }) => lines.length > 0);
  if (format === 'plaintext') {
    const value = paragraphs.map(({ lines }) => lines.map(plainLine).join('\n')).join('\n\n');
    return { kind: 'plaintext', value };
  }
  const blocks = paragraphs.map(({ direction, lines }) => {
    const text = lines.map((line) => markdownLine(line, direction, format)).join(format === 'html' ? '<br>\n' : '\\\n');
    return format === 'html' && direction === 'rtl' ? `<div align="right">\n\n${text}\n\n</div>` : text;
  });
  return { kind: 'markdown', value: blocks.join('\n\n') };
}

const MARK_AT_EDGE = /^[^\p{L}\p{N}]|[^\p{L}\p{N}]$/u;

const plainLine = (line: Line): string => line.map(({ text }) => oneLine(text)).join('');

function markdownLine(line: Line, direction: 'rtl' | 'ltr', format: 'html' | 'markdown'): string {
  const pieces = line.map(({ text, link, strong, isolate }) => {
    let out = escapeMarkdown(oneLine(text));
    if (link !== undefined) out = `[${out}](${escapeLink(reachable(link, format))})`;
    // Not `**`: beside a mark (`«كوب ٢٩»`, `title:`) it is emphasis only if a space or another mark stands beyond it, and the
    // isolates are neither. Without tags a mark at the edge goes without emphasis rather than with visible asterisks.
    if (strong) out = format === 'html' ? `<b>${out}</b>` : MARK_AT_EDGE.test(text) ? out : `**${out}**`;
    return isolate ? FSI + out + PDI : out;
  });
  return (direction === 'rtl' ? RLI : LRI) + pieces.join('') + PDI;
}

/** Line ends would end the paragraph; bidi controls of the article must not reach beyond its own text. */
const oneLine = (text: string): string => text.replace(/[\u202a-\u202e\u2066-\u2069]/g, '').replace(/\s+/g, ' ');

/** Plain text as Markdown that shows it as it is: no emphasis, link, image, code, HTML, entity, icon or automatic link. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_{}[\]()#+\-.!|~:@$=^]/g, '\\$&')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}

/** A URI as a Markdown link target: what would end the target, or is no part of a URI, in percent form. */
export function escapeLink(uri: string): string {
  return uri.replace(/[\s()<>[\]\\"'`|{}^*_\u{80}-\u{10ffff}]/gu, (character) => {
    const code = character.charCodeAt(0);
    if (code < 0x80) return `%${code.toString(16).toUpperCase().padStart(2, '0')}`;
    try {
      return encodeURIComponent(character);
    } catch {
      return '%EF%BF%BD'; // a lone surrogate has no encoding
    }
  });
}

/**
 * A link to a news item as something that can be followed: in VS Code, which opens no scheme of ours from a hover, the command
 * that goes to a place; elsewhere its line of the file.
 */
function reachable(link: string, format: CardFormat): string {
  const place = newsPlace(link);
  if (!place) return link;
  if (format !== 'html') return `${place.file}#L${place.line}`;
  const [line, character] = (/#L(\d+),(\d+)$/.exec(link)?.slice(1) ?? ['1', '1']).map((one) => Number(one) - 1);
  const position = { line: line!, character: character! };
  const target: Place = { uri: link.replace(/#.*$/s, ''), range: { start: position, end: position } };
  return `command:${CLIENT_COMMANDS.goTo}?${encodeURIComponent(JSON.stringify([target]))}`;
}

/** The URI that opens a file at a place: `#L12,3`, both from one, as VS Code reads it. Undefined where links cannot open. */
export function linkTo(uri: string, line: number, character: number): string | undefined {
  if (uri.startsWith('untitled:')) return undefined;
  return `${uri.replace(/#.*$/s, '')}#L${line + 1},${character + 1}`;
}

/** A passage of at most about `most` characters with `[start, end)` of it inside, cut between words. */
export function excerpt(text: string, start = 0, end = start, most = 120): string {
  if (text.length <= most) return text.trim();
  const room = Math.max(most - (end - start), 0);
  let from = Math.max(0, Math.min(start - Math.floor(room / 2), text.length - most));
  let to = Math.min(text.length, Math.max(from + most, end));
  if (from > 0) {
    const space = text.indexOf(' ', from);
    from = space >= 0 && space < start ? space + 1 : start;
  }
  if (to < text.length) {
    const space = text.lastIndexOf(' ', to);
    to = space > end ? space : Math.max(end, from + 1);
    if (isLow(text.charCodeAt(to))) to++;
  }
  return `${from > 0 ? '… ' : ''}${text.slice(from, to).trim()}${to < text.length ? ' …' : ''}`;
}

const isLow = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff;
