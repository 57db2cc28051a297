import { isArabicLetter } from './characters.ts';

/** Whether most letters of a text are Arabic ones; false for a text without letters. Looks at `most` characters at most. */
export function isMostlyArabic(text: string, most = 65_536): boolean {
  let arabic = 0;
  let other = 0;
  const end = Math.min(text.length, most);
  for (let i = 0; i < end; i++) {
    const code = text.charCodeAt(i);
    if (isArabicLetter(code)) arabic++;
    else if (code < 0x80 ? (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a : /\p{L}/u.test(text[i]!)) other++;
  }
  return arabic > other;
}
