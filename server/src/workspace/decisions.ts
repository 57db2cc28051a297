import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type YAMLMap } from 'yaml';
import type { Finding } from '../core/types.ts';
import type { Anchor, IgnoreScope } from '../protocol.ts';
import { findAnchored } from './anchors.ts';
import { type EventDecisions, NO_EVENT_DECISIONS, readEventDecisions } from './event-decisions.ts';
import { type NameDecisions, readNameDecisions } from './name-decisions.ts';

/** One finding, or kind of finding, that the team does not want to hear of. */
export interface IgnoreDecision {
  readonly rule: string;
  readonly scope: IgnoreScope;
  /** Path inside the folder, with slashes; absent with scope `workspace`. */
  readonly file?: string;
  /** With scope `here`. */
  readonly anchor?: Anchor;
}

/** A place in the decisions file that cannot be used. */
export interface DecisionsProblem {
  readonly message: string;
  /** Zero-based, as `character`; the place ends on its line. */
  readonly line: number;
  readonly character: number;
  readonly length: number;
}

/** What `.khabar/decisions.yaml` says: immutable. */
export interface Decisions extends Omit<NameDecisions, 'mergeNodes'>, EventDecisions {
  readonly ignore: readonly IgnoreDecision[];
  /** Path inside the folder → publication date YYYY-MM-DD. */
  readonly publicationDate: ReadonlyMap<string, string>;
  /** Lines that recur and are no page furniture all the same. */
  readonly notFurniture: readonly string[];
  /** Where each of `merges` stands. */
  readonly mergePlaces: readonly Omit<DecisionsProblem, 'message'>[];
  readonly problems: readonly DecisionsProblem[];
  /** The YAML itself does not parse: nothing may be written into it. */
  readonly broken: boolean;
}

export const NO_DECISIONS: Decisions = {
  ignore: [],
  publicationDate: new Map(),
  notFurniture: [],
  merges: [],
  notSame: [],
  notEntities: [],
  ...NO_EVENT_DECISIONS,
  mergePlaces: [],
  problems: [],
  broken: false,
};

/**
 * Reads a decisions file. Total: what is wrong is listed in `problems`, in words, with its place, and left out; the rest
 * holds. Keys it does not know are left alone, they may be a newer version's.
 */
export function readDecisions(text: string): Decisions {
  const counter = new LineCounter();
  const document = parseDocument(text, { schema: 'core', lineCounter: counter, uniqueKeys: true });
  const problems: DecisionsProblem[] = [];
  const place = (start: number, end: number): Omit<DecisionsProblem, 'message'> => {
    const { line, col } = counter.linePos(start);
    const lineEnd = /[\r\n]|$/.exec(text.slice(start))!.index;
    const length = Math.max(Math.min(end - start, lineEnd), 1);
    return { line: Math.max(line - 1, 0), character: Math.max(col - 1, 0), length };
  };
  const add = (start: number, end: number, message: string): void => {
    problems.push({ ...place(start, end), message });
  };
  for (const { pos, message } of document.errors) add(pos[0], pos[1], message.split('\n')[0]!);
  if (problems.length > 0) return { ...NO_DECISIONS, problems, broken: true };

  const complain = (node: unknown, message: string): undefined => {
    const range = (node as Node | null | undefined)?.range ?? [0, 0, 0];
    add(range[0], range[1], message);
    return undefined;
  };
  const root = document.contents;
  if (root === null || (isScalar(root) && root.value === null)) return { ...NO_DECISIONS, problems };
  if (!isMap(root)) {
    complain(
      root,
      'expected a mapping with the keys ignore and publicationDate · يُنتظر هنا مفتاحا ignore وpublicationDate',
    );
    return { ...NO_DECISIONS, problems, broken: true };
  }
  const { mergeNodes, ...names } = readNameDecisions(root, complain);
  const mergePlaces = mergeNodes.map((node) => {
    const range = (node as Node).range ?? [0, 0, 0];
    return place(range[0], range[1]);
  });
  const events = readEventDecisions(root, complain);
  return { ...readRoot(root, complain), ...names, ...events, mergePlaces, problems, broken: false };
}

type Complain = (node: unknown, message: string) => undefined;

function readRoot(root: YAMLMap, complain: Complain): Pick<Decisions, 'ignore' | 'publicationDate' | 'notFurniture'> {
  const ignore: IgnoreDecision[] = [];
  const list = root.get('ignore', true) as unknown;
  if (isSeq(list)) {
    for (const item of list.items) {
      const decision = isMap(item)
        ? readIgnore(item, complain)
        : complain(item, 'expected rule and scope · يُنتظر rule وscope');
      if (decision) ignore.push(decision);
    }
  } else if (list !== undefined && !(isScalar(list) && list.value === null)) {
    complain(list, 'ignore: expected a list · ignore: تُنتظر قائمة');
  }
  const publicationDate = new Map<string, string>();
  const dates = root.get('publicationDate', true) as unknown;
  if (isMap(dates)) {
    for (const { key, value } of dates.items) {
      const file = isScalar(key) ? String(key.value) : '';
      const date = isScalar(value) ? String(value.value) : '';
      if (isDay(date)) publicationDate.set(file, date);
      else complain(value ?? key, `${date || '?'}: expected a date as YYYY-MM-DD · يُنتظر تاريخ بالصورة YYYY-MM-DD`);
    }
  } else if (dates !== undefined && !(isScalar(dates) && dates.value === null)) {
    complain(dates, 'publicationDate: expected file: YYYY-MM-DD · يُنتظر ملف: YYYY-MM-DD');
  }
  return { ignore, publicationDate, notFurniture: readLines(root, complain) };
}

function readLines(root: YAMLMap, complain: Complain): string[] {
  const list = root.get('not_furniture', true) as unknown;
  if (isSeq(list)) {
    return list.items.flatMap((item) => {
      const line = isScalar(item) ? String(item.value ?? '') : '';
      return line === '' ? (complain(item, 'not_furniture: expected a line · not_furniture: يُنتظر سطر') ?? []) : line;
    });
  }
  if (list !== undefined && !(isScalar(list) && list.value === null))
    complain(list, 'not_furniture: expected a list · not_furniture: تُنتظر قائمة');
  return [];
}

function readIgnore(item: YAMLMap, complain: Complain): IgnoreDecision | undefined {
  const rule = item.get('rule');
  const scope = item.get('scope') ?? 'workspace';
  const file = item.get('file');
  if (typeof rule !== 'string') return complain(item, 'rule: expected the code of a rule · rule: يُنتظر رمز قاعدة');
  if (scope !== 'here' && scope !== 'file' && scope !== 'workspace') {
    return complain(
      item.get('scope', true),
      `${String(scope)}: expected here, file or workspace · يُنتظر here أو file أو workspace`,
    );
  }
  if (scope === 'workspace') return { rule, scope };
  if (typeof file !== 'string')
    return complain(item, 'file: expected a path inside the folder · file: يُنتظر مسار داخل المجلد');
  if (scope === 'file') return { rule, scope, file };
  const anchor = item.get('anchor');
  const part = (name: string): string => {
    const value = isMap(anchor) ? anchor.get(name) : undefined;
    return typeof value === 'string' ? value : '';
  };
  if (part('exact') === '') return complain(item, 'anchor.exact: expected the text · anchor.exact: يُنتظر النص');
  return { rule, scope, file, anchor: { exact: part('exact'), prefix: part('prefix'), suffix: part('suffix') } };
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(Date.parse(text) || 0).toISOString().startsWith(text);
}

/**
 * The findings of one file that no decision silences, in their order.
 * @param file the file's path inside its folder; undefined for a document outside every folder
 */
export function withoutIgnored(
  text: string,
  findings: readonly Finding[],
  decisions: Pick<Decisions, 'ignore'>,
  file: string | undefined,
): readonly Finding[] {
  if (decisions.ignore.length === 0 || findings.length === 0) return findings;
  const rules = new Set<string>();
  const anchors: IgnoreDecision[] = [];
  for (const decision of decisions.ignore) {
    if (decision.scope === 'workspace') rules.add(decision.rule);
    else if (decision.file !== file) continue;
    else if (decision.scope === 'file') rules.add(decision.rule);
    else anchors.push(decision);
  }
  let left = rules.size === 0 ? findings : findings.filter(({ code }) => !rules.has(code));
  for (const { rule, anchor } of anchors) {
    const candidates = left.filter(({ code }) => code === rule);
    const found = candidates[findAnchored(text, anchor!, candidates)];
    if (found) left = left.filter((finding) => finding !== found);
  }
  return left;
}
