/**
 * The loose consonant skeleton of a key: what spellings of one foreign name have in common (بيراموف and بايراموف, غوميرت and
 * جومرت). Letters that render one foreign sound fall together; vowels, hamza and doubled letters fall away.
 * Classes from the measurements in the newsroom notes: recall 0.71 at precision 0.95 on pairs of 3 consonants and more.
 */
export function skeleton(key: string): string {
  let out = '';
  let last = '';
  for (const letter of key.startsWith('ال') && key.length > 5 ? key.slice(2) : key) {
    const group = GROUPS[letter];
    const code = group === undefined ? letter : group;
    if (code === '' || code === last) continue;
    out += code;
    last = code;
  }
  return out;
}

const GROUPS: Readonly<Record<string, string>> = {
  ا: '',
  و: '',
  ي: '',
  ء: '',
  ئ: '',
  ؤ: '',
  ع: '',
  ه: '',
  غ: 'ج',
  ك: 'ج',
  ق: 'ج',
  خ: 'ج',
  ط: 'ت',
  ث: 'ت',
  ص: 'س',
  ز: 'س',
  ظ: 'س',
  ش: 'س',
  ذ: 'س',
  ض: 'د',
};
