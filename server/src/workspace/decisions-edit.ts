import { Document, isMap, isSeq, parseDocument } from 'yaml';
import { type IgnoreDecision, readDecisions } from './decisions.ts';

const HEADER = ` قرارات الفريق لخبر: ما يُتجاهل من ملاحظات، وتواريخ نشر المقالات.
 Khabar: the team's decisions. Safe to edit by hand and to commit.`;

/**
 * The decisions file with one more decision; comments, order and unknown keys are kept. The same text when the decision is
 * already there.
 *
 * @param text the file's text, empty when there is no file yet
 * @returns undefined when the file is broken: it is the team's, and is mended by people, not overwritten
 */
export function addIgnore(text: string, decision: IgnoreDecision): string | undefined {
  const { broken, ignore } = readDecisions(text);
  if (broken) return undefined;
  const wanted = JSON.stringify(ordered(decision));
  if (ignore.some((known) => JSON.stringify(ordered(known)) === wanted)) return text;
  const document = open(text);
  const list = document.get('ignore', true);
  if (isSeq(list)) {
    // `ignore: []` is where people begin; items added to it would all stand on one line.
    if (list.items.length === 0) list.flow = false;
    list.add(document.createNode(ordered(decision)));
  } else {
    document.set('ignore', document.createNode([ordered(decision)]));
  }
  return write(document, text);
}

/**
 * The decisions file with an article's publication date set, or taken out with null; otherwise as `addIgnore`.
 * @param file the article's path inside the folder
 */
export function setDate(text: string, file: string, date: string | null): string | undefined {
  const { broken, publicationDate } = readDecisions(text);
  if (broken) return undefined;
  if ((publicationDate.get(file) ?? null) === date) return text;
  const document = open(text);
  if (date === null) document.deleteIn(['publicationDate', file]);
  else if (isMap(document.get('publicationDate', true))) document.setIn(['publicationDate', file], date);
  else document.set('publicationDate', document.createNode({ [file]: date }));
  return write(document, text);
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
  const written = document.toString({ lineWidth: 0 });
  return before.includes('\r\n') ? written.replace(/\r?\n/g, '\r\n') : written;
}

function ordered({ rule, scope, file, anchor }: IgnoreDecision): IgnoreDecision {
  if (scope === 'workspace') return { rule, scope };
  if (scope === 'file' || !anchor) return { rule, scope, file: file! };
  return { rule, scope, file: file!, anchor: { exact: anchor.exact, prefix: anchor.prefix, suffix: anchor.suffix } };
}
