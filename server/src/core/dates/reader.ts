import type { Token } from '../text/tokens.ts';
import { keyOffset } from '../text/tokens.ts';
import { cardinalOf, type Hit, type Role } from './lexis.ts';

/** A value that was read and the index of the token after it. */
export interface Read<T> {
  readonly value: T;
  readonly next: number;
}

const NONE: Role = {};
const COMMAS = new Set(['،', ',', '؛']);

/** Looks at the tokens of one paragraph and at what each can be in a date. All indexes are token indexes. */
export class Reader {
  /** What each token says of tense, for tense.ts; made on first need. */
  signs: Uint8Array | undefined;

  constructor(
    readonly text: string,
    readonly tokens: readonly Token[],
    readonly hits: readonly (Hit | undefined)[],
  ) {}

  key(i: number): string {
    return this.tokens[i]?.key ?? '';
  }

  hit(i: number): Hit | undefined {
    return this.hits[i];
  }

  /** What token `i` can be; inside an expression a word with a clitic is another word, so clitics count only at `first`. */
  role(i: number, first = -1): Role {
    const hit = this.hits[i];
    if (!hit || (hit.cut > 0 && i !== first)) return NONE;
    return hit.role;
  }

  /** The same for a word that may carry ب or ل (ثالث ثلاثاء بأيلول, لعام 2024). */
  attached(i: number, first = -1): Role {
    const hit = this.hits[i];
    if (!hit || (i !== first && hit.cut > 0 && !/^[بل]{1,2}$/.test(hit.clitics))) return NONE;
    return hit.role;
  }

  /** The role of a word after و, joined or apart; `next` is the index after it. */
  joined(i: number): Read<Role> | undefined {
    const hit = this.hits[i];
    if (hit && hit.clitics === 'و') return { value: hit.role, next: i + hit.length };
    if (this.key(i) === 'و') {
      const after = this.hits[i + 1];
      if (after && after.cut === 0) return { value: after.role, next: i + 1 + after.length };
    }
    return undefined;
  }

  /** The index after the word or phrase at `i`. */
  after(i: number): number {
    return i + (this.hits[i]?.length ?? 1);
  }

  /** The offset of the first letter of what stands at `i`, clitics left out. */
  start(i: number): number {
    const token = this.tokens[i];
    if (!token) return this.text.length;
    const hit = this.hits[i];
    return hit && hit.cut > 0 ? keyOffset(token, hit.cut) : token.start;
  }

  /** The offset after the last token before `next`. */
  end(next: number): number {
    return this.tokens[next - 1]?.end ?? this.text.length;
  }

  /** No white space between token `i` and the one before it. */
  touches(i: number): boolean {
    const before = this.tokens[i - 1];
    const token = this.tokens[i];
    if (!before || !token) return false;
    if (before.end === token.start) return true;
    return !/\s/.test(this.text.slice(before.end, token.start));
  }

  comma(i: number): number {
    return COMMAS.has(this.key(i)) ? i + 1 : i;
  }

  isMark(i: number): boolean {
    const token = this.tokens[i];
    return token === undefined || token.kind === 'mark';
  }

  /** The whole number in digits at `i` (at most `digits` of them), no part of a decimal, a clock or an address. */
  integer(i: number, digits = 4): number | undefined {
    const token = this.tokens[i];
    if (token?.kind !== 'number' || token.key.length > digits) return undefined;
    return Number(token.key);
  }

  /** Whether the number at `i` goes on to the left as `1.` or `3/`. */
  continuesLeft(i: number): boolean {
    return (
      this.touches(i) &&
      /^[.,٫٬:/]$/.test(this.key(i - 1)) &&
      this.tokens[i - 2]?.kind === 'number' &&
      this.touches(i - 1)
    );
  }

  /** Whether the number at `i` goes on to the right as `.5`, `,000`, `:30`, or is a percentage. */
  continuesRight(i: number): boolean {
    const sign = this.key(i + 1);
    if (sign === '%' || sign === '٪') return true;
    return (
      /^[.,٫٬:]$/.test(sign) && this.touches(i + 1) && this.tokens[i + 2]?.kind === 'number' && this.touches(i + 2)
    );
  }

  /** الخامس, الخامس عشر, الحادي والثلاثين, الـ15: an ordinal up to 99. */
  ordinal(i: number, first = -1): Read<number> | undefined {
    const role = this.role(i, first);
    let value = role.ordinal;
    if (value === undefined) return undefined;
    let next = this.after(i);
    if (value < 10) {
      if (this.role(next).teen) return { value: value + 10, next: next + 1 };
      const tens = this.joined(next);
      if (tens?.value.ordinal !== undefined && tens.value.ordinal >= 20) {
        value += tens.value.ordinal;
        next = tens.next;
      } else if (/الواحد|الحادي/.test(this.key(i))) return undefined;
    }
    return { value, next };
  }

  /** A cardinal in words: ثلاثة, اثني عشر, ألفين وأربعة عشر. */
  cardinal(i: number, first = -1): Read<number> | undefined {
    const component = (role: Role, after: number): Read<number> | undefined => {
      if (role.cardinal === undefined) return undefined;
      if (role.cardinal < 10) {
        const following = this.role(after);
        if (following.teen) return { value: role.cardinal + 10, next: after + 1 };
        if (following.cardinal === 100) return { value: role.cardinal * 100, next: after + 1 };
      }
      return { value: role.cardinal, next: after };
    };
    const start = component(this.role(i, first), this.after(i));
    if (!start) return undefined;
    let { value, next } = start;
    for (let parts = 0; parts < 4; parts++) {
      const more = this.joined(next);
      const read = more && component(more.value, more.next);
      if (!read || (read.value >= 100 && read.value >= value)) break;
      // ثلاثة وعشرون: units before tens; any other part must be smaller than what stands before it.
      if (read.value >= value && !(value < 10 && read.value >= 20 && read.value < 100)) break;
      value += read.value;
      next = read.next;
    }
    return { value, next };
  }

  /** A number of things: `3`, `1,200`, `3.5`, `ثلاثة`, `الـ24`. */
  quantity(i: number, first = -1): Read<number> | undefined {
    let p = i;
    if (/^(ال|ب|ل|و|لل)$/.test(this.key(p)) && this.tokens[p + 1]?.kind === 'number') p++;
    const token = this.tokens[p];
    if (token?.kind === 'number') {
      if (this.continuesLeft(p) || token.key.length > 9) return undefined;
      let value = Number(token.key);
      p++;
      while (/^[,٬]$/.test(this.key(p)) && this.touches(p) && this.touches(p + 1) && this.key(p + 1).length === 3) {
        const thousands = this.integer(p + 1, 3);
        if (thousands === undefined || value > 999_999) break;
        value = value * 1000 + thousands;
        p += 2;
      }
      if (/^[.,٫]$/.test(this.key(p)) && this.touches(p) && this.touches(p + 1)) {
        const decimals = this.tokens[p + 1];
        if (decimals?.kind === 'number' && decimals.key.length < 6) {
          value = Number(`${value}.${decimals.key}`);
          p += 2;
        }
      }
      // 500 ألف سنة
      if (this.role(p).cardinal === 1000) return { value: value * 1000, next: this.after(p) };
      return { value, next: p };
    }
    return this.cardinal(i, first);
  }

  /** The number that follows its definite plural: الثلاثة, العشر, الـ3. */
  ordinalCount(i: number): Read<number> | undefined {
    // للعشر سنوات المقبلة: the article has lost its alif.
    const key = this.key(i).replace(/^[وف]?لل/, 'ال');
    if (key === 'ال') {
      const digits = this.integer(i + 1, 3);
      return digits === undefined ? undefined : { value: digits, next: i + 2 };
    }
    const digits = this.integer(i, 3);
    if (digits !== undefined) return { value: digits, next: i + 1 };
    if (!key.startsWith('ال')) return undefined;
    const value = cardinalOf(key.slice(2));
    if (value === undefined) return undefined;
    // السنوات الخمس عشرة, الأيام الخمسة والعشرون
    if (value < 10 && this.role(i + 1).teen) return { value: value + 10, next: i + 2 };
    const tens = value < 10 ? this.joined(i + 1) : undefined;
    const more = tens?.value.ordinal ?? tens?.value.cardinal;
    if (tens && more !== undefined && more >= 20 && more <= 90) return { value: value + more, next: tens.next };
    return { value, next: i + 1 };
  }

  /** A day of the month: 1 to 31 in digits or as an ordinal, غرة, `1st`; -1 is سلخ, the last. */
  dayOfMonth(i: number, first = -1): Read<number> | undefined {
    let p = i;
    if (/^(ال|ب|ل|لل)$/.test(this.key(p)) && this.tokens[p + 1]?.kind === 'number') p++;
    const number = this.integer(p, 2);
    if (number !== undefined) {
      if (number < 1 || number > 39 || this.continuesRight(p)) return undefined;
      if (/^(st|nd|rd|th)$/.test(this.key(p + 1)) && this.touches(p + 1)) return { value: number, next: p + 2 };
      return { value: number, next: p + 1 };
    }
    if (this.role(i, first).lastDay) return { value: -1, next: i + 1 };
    const ordinal = this.ordinal(i, first);
    return ordinal && ordinal.value <= 39 ? ordinal : undefined;
  }
}
