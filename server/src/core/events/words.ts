import { own } from '../text/own.ts';
import { type ActWord, actWord } from './acts.ts';
import { countsPeople } from './figures.ts';

/** What the rules want to know of a word without its neighbours. */
export interface EventWord {
  readonly act: ActWord | undefined;
  /** Opens what is said: أن, بأن. */
  readonly complement: boolean;
  readonly relative: boolean;
  /** Says that what follows is to come: من المقرر, يعتزم. */
  readonly planned: boolean;
  /** A number in words, or a noun of two (قتيلان). */
  readonly counts: boolean;
}

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

interface Lists {
  readonly complement: ReadonlySet<string>;
  readonly relative: ReadonlySet<string>;
  readonly planned: ReadonlySet<string>;
}

let lists: Lists | undefined;
function makeLists(): Lists {
  return {
    complement: set(
      'ان انه انها انهم انهما بان بانه بانها بانهم وان وانه بانهما انني اننا كون لكون خلالها قائلا قائله مفادها مفاده',
    ),
    relative: set('الذي التي الذين اللذين اللتين اللواتي اللذان مما'),
    planned: set(
      'المقرر المزمع المنتظر المرتقب المتوقع يعتزم تعتزم يعتزمون ينوي تنوي يستعد تستعد سيتم ستتم المقرره المرتقبه المنتظره المتوقعه سوف يسعي تسعي سيسعي ستسعي يحاول تحاول',
    ),
  };
}

/** Most words are met again and again; the memo is emptied when a session has met very many. */
const MEMO_LIMIT = 60_000;
const memo = new Map<string, EventWord | undefined>();

/** What a folded word may be; undefined for most. */
export function eventWord(key: string): EventWord | undefined {
  const known = memo.get(key);
  if (known !== undefined || memo.has(key)) return known;
  if (memo.size > MEMO_LIMIT) memo.clear();
  const word = makeWord(key);
  memo.set(own(key), word);
  return word;
}

function makeWord(key: string): EventWord | undefined {
  lists ??= makeLists();
  const act = actWord(key);
  const complement = lists.complement.has(key);
  const relative = lists.relative.has(key);
  const planned = lists.planned.has(key) || (/^[وف]/.test(key) && lists.planned.has(key.slice(1)));
  const counts = countsPeople(key);
  return act || complement || relative || planned || counts
    ? { act, complement, relative, planned, counts }
    : undefined;
}
