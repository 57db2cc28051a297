/**
 * Checks the hand annotations against the articles themselves and prints their counts: the seed articles (`seeds.json`)
 * and the random news articles (`news*.json`, drawn by `draw.mjs`; those that annotate dates alone have no `entities`, those of names no `dates`).
 *
 * In: the files beside this one; the articles in `../shared/seeds` and `../shared/data/news` beside the project (optional
 * development data).
 * Out: counts on standard output; one line for each fault on standard error. Exit 0 when there is none, 1 otherwise.
 * Where the articles are absent, what needs their text is not checked and a visible line says so.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { drawArticles, drawNames, newsFolder } from './draw.mjs';

const gold = JSON.parse(readFileSync(new URL('./seeds.json', import.meta.url), 'utf8'));
const seeds = new URL('../../../../shared/seeds/', import.meta.url);
const haveSeeds = existsSync(seeds);

const ENTITY_TYPES = new Set(['person', 'place', 'organization', 'event']);
const PARAGRAPH_KINDS = new Set(['headline', 'dateline', 'body', 'boilerplate']);
const CALENDARS = new Set(['gregorian', 'islamic-umalqura']);
const DATE_KINDS = new Set(
  (
    'absolute partial relative weekday range list fuzzy quarter season decade century duration hijri holiday recurring ' +
    'time vague anaphoric'
  ).split(' '),
);
const BOILERPLATE_KINDS = new Set(
  (
    'section-label source-label source-credit comment-form share-bar back-to-top author-box tags related-label ' +
    'related-link forum-profile agency-disclaimer copyright newsletter editor-credit agency-end-mark'
  ).split(' '),
);
// The shapes of EDTF and ISO 8601 that the annotation uses; a value of another shape is a slip of the pen.
const DAY = '(?:\\d{4}|XXXX)(?:-(?:\\d\\d|XX)(?:-(?:\\d\\d|XX))?)?';
const WEEK = '(?:\\d{4}|XXXX)-W(?:\\d\\d|XX)(?:-[1-7])?';
const CLOCK = `${DAY}T\\d\\d:\\d\\dZ?`;
const VALUE = new RegExp(
  `^(?:${DAY}(?:/${DAY})?|${CLOCK}(?:/${CLOCK})?|\\d{3}X|${WEEK}(?:/${WEEK})?|` +
    `P(?:(?:\\d+[YMWD])+(?:T(?:\\d+[HMS])+)?|T(?:\\d+[HMS])+)|\\{${DAY}(?:,${DAY})+\\})$`,
);
const DIACRITICS = /[\u0610-\u061a\u064b-\u065f\u0670\u0640]/g;
const FOLDED = { أ: 'ا', إ: 'ا', آ: 'ا', ٱ: 'ا', ى: 'ي', ة: 'ه', ؤ: 'و', ئ: 'ي' };

const faults = [];

/** The words two copies are compared by: the normalisation that the contract gives for duplicates, as one string. */
function comparable(text) {
  const plain = text.normalize('NFC').replace(DIACRITICS, '').toLowerCase();
  const folded = plain.replace(/[أإآٱىةؤئ]/g, (letter) => FOLDED[letter]);
  return (folded.match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
}

/** Whether the code unit at `offset` is the second half of a surrogate pair, so that no span may begin or end there. */
function splitsPair(text, offset) {
  return offset > 0 && offset < text.length && (text.codePointAt(offset - 1) ?? 0) > 0xffff;
}

/** Reports what is wrong with one span: its numbers, and with the text at hand its slice. */
function checkSpan(span, text, where) {
  const { start, end } = span;
  if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || start >= end) {
    faults.push(`${where}: not a span [${start}, ${end})`);
    return;
  }
  if (text === undefined) return;
  if (end > text.length) {
    faults.push(`${where}: [${start}, ${end}) reaches past the text's ${text.length} code units`);
    return;
  }
  const slice = text.slice(start, end);
  if (slice !== slice.trim()) faults.push(`${where}: [${start}, ${end}) begins or ends in white space`);
  if (splitsPair(text, start) || splitsPair(text, end)) faults.push(`${where}: [${start}, ${end}) splits a character`);
}

/** Checks that spans stand in document order and none overlaps the one before it. */
function checkOrder(spans, where) {
  for (let i = 1; i < spans.length; i++) {
    if (spans[i].start < spans[i - 1].end) {
      faults.push(`${where}: [${spans[i].start}, ${spans[i].end}) overlaps or precedes its neighbour`);
    }
  }
}

function checkEntity(entity, text, where) {
  checkSpan(entity, text, where);
  if (!ENTITY_TYPES.has(entity.type)) faults.push(`${where}: unknown type ${entity.type}`);
  if (!entity.id?.startsWith(`${entity.type}/`)) faults.push(`${where}: id ${entity.id} does not begin with its type`);
  for (const inner of entity.nested ?? []) {
    checkEntity(inner, text, `${where}, nested`);
    if (inner.start < entity.start || inner.end > entity.end) faults.push(`${where}: nested name reaches outside`);
  }
}

/** Checks what a date says: its kind, its calendar and the shape of its value. */
function checkDates(dates, name) {
  for (const [i, date] of dates.entries()) {
    const where = `${name}: dates[${i}]`;
    if (!DATE_KINDS.has(date.kind)) faults.push(`${where}: unknown kind ${date.kind}`);
    if (!CALENDARS.has(date.calendar)) faults.push(`${where}: unknown calendar ${date.calendar}`);
    if (date.value !== null && !VALUE.test(date.value))
      faults.push(`${where}: ${date.value} is no value of the contract`);
  }
}

/** Checks one random news article; `text` is its composed text, undefined where there is none to compare with. */
function checkNews(file, text) {
  const { entities = [], dates = [] } = file;
  const spans = [...entities, ...dates].sort((a, b) => a.start - b.start);
  for (const span of spans) checkSpan(span, text, file.id);
  checkOrder(entities, `${file.id}: entities`);
  checkOrder(dates, `${file.id}: dates`);
  checkOrder(spans, `${file.id}: entities and dates together`);
  for (const [i, entity] of entities.entries()) {
    if (!ENTITY_TYPES.has(entity.type)) faults.push(`${file.id}: entities[${i}]: unknown type ${entity.type}`);
  }
  checkDates(dates, file.id);
}

function checkDuplicates(file, text) {
  const units = { paragraph: file.paragraphs, sentence: file.sentences };
  for (const [i, group] of file.duplicates.entries()) {
    const where = `${file.file}: duplicates[${i}]`;
    if (!['exact', 'near', 'contained'].includes(group.kind)) faults.push(`${where}: unknown kind ${group.kind}`);
    if (group.members.length < 2) faults.push(`${where}: fewer than two members`);
    checkOrder(group.members, where);
    for (const member of group.members) {
      const unit = units[group.unit]?.find((u) => u.start === member.start && u.end === member.end);
      if (unit === undefined) faults.push(`${where}: [${member.start}, ${member.end}) is no ${group.unit} of the file`);
    }
    if (text === undefined) continue;
    const texts = new Set(group.members.map((m) => comparable(text.slice(m.start, m.end))));
    if ((group.kind === 'exact') !== (texts.size === 1)) faults.push(`${where}: the words say it is not ${group.kind}`);
  }
}

function checkFile(file, text) {
  for (const list of ['paragraphs', 'sentences', 'entities', 'dates', 'boilerplate']) {
    for (const [i, span] of file[list].entries()) checkSpan(span, text, `${file.file}: ${list}[${i}]`);
    checkOrder(file[list], `${file.file}: ${list}`);
  }
  for (const [i, entity] of file.entities.entries()) checkEntity(entity, text, `${file.file}: entities[${i}]`);
  checkDates(file.dates, file.file);
  checkOrder(
    [...file.entities, ...file.dates].sort((a, b) => a.start - b.start),
    `${file.file}: entities and dates together`,
  );
  for (const paragraph of file.paragraphs) {
    if (!PARAGRAPH_KINDS.has(paragraph.kind)) faults.push(`${file.file}: unknown paragraph kind ${paragraph.kind}`);
  }
  for (const sentence of file.sentences) {
    if (!file.paragraphs.some((p) => p.start <= sentence.start && sentence.end <= p.end)) {
      faults.push(`${file.file}: sentence [${sentence.start}, ${sentence.end}) lies in no paragraph`);
    }
  }
  for (const furniture of file.boilerplate) {
    if (!BOILERPLATE_KINDS.has(furniture.kind)) faults.push(`${file.file}: unknown boilerplate kind ${furniture.kind}`);
  }
  checkDuplicates(file, text);
}

if (!haveSeeds)
  console.log('seeds absent, not checked: ../shared/seeds is not there, only the form of seeds.json is looked at');

for (const file of gold.files) {
  let text;
  if (haveSeeds) {
    const url = new URL(file.file, seeds);
    if (!existsSync(url)) {
      faults.push(`${file.file}: not in ../shared/seeds`);
    } else {
      const bytes = readFileSync(url);
      const sum = createHash('sha256').update(bytes).digest('hex');
      // Offsets into another version of the text would only give misleading faults, so they are not looked at.
      if (sum === file.sha256) text = bytes.toString('utf8').replace(/^\ufeff/, '');
      else faults.push(`${file.file}: sha256 is ${sum}, the annotation was made for ${file.sha256}`);
    }
  }
  checkFile(file, text);
  const byType = [...ENTITY_TYPES].map((type) => `${type} ${file.entities.filter((e) => e.type === type).length}`);
  console.log(
    `${file.file}  entities ${file.entities.length} (${byType.join(', ')}; ${new Set(file.entities.map((e) => e.id)).size} ids)` +
      `  dates ${file.dates.length}  paragraphs ${file.paragraphs.length}  sentences ${file.sentences.length}` +
      `  duplicates ${file.duplicates.length}  boilerplate ${file.boilerplate.length}`,
  );
}

const sum = (list) => gold.files.reduce((n, file) => n + file[list].length, 0);
console.log(
  `all  entities ${sum('entities')}  dates ${sum('dates')}  duplicates ${sum('duplicates')}  boilerplate ${sum('boilerplate')}`,
);

const haveNews = existsSync(newsFolder);
if (!haveNews)
  console.log(
    'news absent, not checked: ../shared/data/news is not there, only the form of the annotation is looked at',
  );

/** Checks one set of random news in the order of its draw, then prints its counts, a line for each corpus. */
function checkNewsSet(files, name) {
  const drawn = haveNews ? drawArticles(name) : [];
  for (const [i, file] of files.entries()) {
    let text;
    if (haveNews) {
      const article = drawn[i];
      const sum = article && createHash('sha256').update(article.text, 'utf8').digest('hex');
      if (article?.id !== file.id) faults.push(`${file.id}: the draw has ${article?.id ?? 'nothing'} in its place`);
      else if (article.published !== file.published) faults.push(`${file.id}: published is ${article.published}`);
      else if (sum !== file.sha256)
        faults.push(`${file.id}: sha256 is ${sum}, the annotation was made for ${file.sha256}`);
      else text = article.text;
    }
    checkNews(file, text);
  }
  for (const corpus of new Set(files.map((file) => file.corpus))) {
    const ofCorpus = files.filter((file) => file.corpus === corpus);
    const entities = ofCorpus.flatMap((file) => file.entities ?? []);
    const byType = [...ENTITY_TYPES].map((type) => `${type} ${entities.filter((e) => e.type === type).length}`);
    const dates = ofCorpus.flatMap((file) => file.dates ?? []).length;
    console.log(
      `${name}  ${corpus}  articles ${ofCorpus.length}  entities ${entities.length} (${byType.join(', ')})  dates ${dates}`,
    );
  }
}

const seen = new Map();
for (const name of drawNames) {
  const url = new URL(`./${name}.json`, import.meta.url);
  if (!existsSync(url)) {
    console.log(`${name}  not annotated`);
    continue;
  }
  const { files } = JSON.parse(readFileSync(url, 'utf8'));
  checkNewsSet(files, name);
  for (const file of files) {
    for (const key of [file.id, file.sha256]) {
      if (seen.has(key)) faults.push(`${file.id}: in ${name}, yet also in ${seen.get(key)}`);
      seen.set(key, name);
    }
  }
}

for (const fault of faults) console.error(`FAULT ${fault}`);
process.exitCode = faults.length > 0 ? 1 : 0;
