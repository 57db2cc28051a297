import { Document, isMap, isSeq, parseDocument, type YAMLMap, YAMLSeq } from 'yaml';
import { wordsOf } from '../core/entities/index.ts';
import type { NewEntity } from '../protocol.ts';
import { ENTRY_KEYS, readEntities } from './entities-file.ts';

/** What a new file says of itself: whoever opens it must see how it is written. */
const HEADER = ` ما يعرفه الفريق من أسماء: كل مدخل يبدأ بـ «- name:»، وما فيه قرار يُعمل به في كل المقالات. يُقرأ الملف عند كل تعديل.
   name              الاسم المعتمد (لازم)
   type              person شخص، place مكان، organization جهة، event حدث (لازم)
   aliases           صيغ الاسم الأخرى كما ترد في المقالات: [صيغة, صيغة أخرى] بفاصلة لاتينية
   role, notes       المنصب أو الصفة، وملاحظات للفريق
   links             wikidata: Q227 وpages: [https://…]
   not_the_same_as   أسماء تشبهه وليست هو
 Khabar: the names that the team knows. Each entry starts with "- name:"; name and type are needed. Safe to edit and to commit.`;

/**
 * The entities file with one more entry, or with more aliases in the entry that has the name; comments, order and everything
 * else are kept. The same text when everything is there already.
 *
 * @param text the file's text, empty when there is no file yet
 * @returns undefined when the file is broken: it is the team's, and is mended by people, not overwritten
 */
export function addEntity(text: string, { name, type, aliases }: NewEntity): string | undefined {
  const { broken, entities } = readEntities(text);
  if (broken) return undefined;
  const document = open(text);
  const words = wordsOf(name);
  const known = entities.find(
    (one) => one.type === type && [one.name, ...one.aliases].some((own) => wordsOf(own) === words),
  );
  const listed = new Set([words, ...(known ? [known.name, ...known.aliases].map(wordsOf) : [])]);
  const missing = aliases.filter((alias) => {
    const key = wordsOf(alias);
    return key !== '' && !listed.has(key) && listed.add(key);
  });
  let list = document.get('entities', true) as unknown;
  if (known) {
    if (missing.length === 0) return text;
    const item = isSeq(list) && list.items.find((one) => isMap(one) && String(one.get('name')).trim() === known.name);
    if (!isMap(item)) return undefined;
    addAliases(document, item, missing);
    return write(document, text);
  }
  if (!isSeq(list)) {
    list = new YAMLSeq();
    document.set('entities', list);
  }
  const items = list as YAMLSeq;
  // `entities: []` is where people begin; entries added to it would all stand on one line.
  if (items.items.length === 0) items.flow = false;
  const item = document.createNode({ name, type }) as YAMLMap;
  if (missing.length > 0) addAliases(document, item, missing);
  item.spaceBefore = items.items.length > 0;
  items.add(item);
  return write(document, text);
}

/** The zero-based line of an entry's name in a file, to show it; 0 when it is not there. */
export function lineOfEntity(text: string, name: string): number {
  const lines = text.split(/\r\n|\r|\n/);
  const at = lines.findIndex((line) => {
    const found = /^\s*-?\s*name\s*:\s*(.*?)\s*$/.exec(line);
    return found !== null && found[1]!.replace(/^["']|["']$/g, '') === name;
  });
  return Math.max(at, 0);
}

function addAliases(document: Document, item: YAMLMap, aliases: readonly string[]): void {
  const there = item.get('aliases', true) as unknown;
  if (isSeq(there)) {
    for (const alias of aliases) there.add(document.createNode(alias));
    return;
  }
  const own = typeof item.get('aliases') === 'string' ? [String(item.get('aliases'))] : [];
  const list = document.createNode([...own, ...aliases], { flow: true });
  if (item.has('aliases')) {
    item.set('aliases', list);
    return;
  }
  // In the order in which an entry is read: after the name and the type.
  const before: readonly string[] = ENTRY_KEYS.slice(0, ENTRY_KEYS.indexOf('aliases'));
  const last = item.items.findLastIndex(({ key }) => before.includes(String(key)));
  item.items.splice(last + 1, 0, document.createPair('aliases', list) as (typeof item.items)[number]);
}

function open(text: string): Document {
  const document = parseDocument(text, { schema: 'core' });
  if (!isMap(document.contents)) {
    const empty = new Document({});
    empty.commentBefore = document.commentBefore ?? document.comment ?? HEADER;
    return empty;
  }
  return document as unknown as Document;
}

/** No folding: long lines that the team wrote stay as they are. */
function write(document: Document, before: string): string {
  const written = document.toString({ lineWidth: 0, flowCollectionPadding: false });
  return before.includes('\r\n') ? written.replace(/\r?\n/g, '\r\n') : written;
}
