import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import writeFileAtomic from 'write-file-atomic';
import { applyEdits } from '../core/duplicates/index.ts';
import { SAFE_RULES, type SafeRule, safeEdits } from '../features/safe-fixes.ts';
import { encodeText } from '../workspace/encoding.ts';
import { newsPlace } from '../workspace/news-lines.ts';
import { isNewsPath } from '../workspace/sources.ts';
import { visible } from './decisions.ts';
import type { Source } from './files.ts';
import { MESSAGES } from './messages.ts';
import { print, type Session } from './session.ts';

/**
 * `khabar fix`: the safe fixes of files and folders, as a unified diff on standard output; with `write` the files are
 * written too, each atomically, so that a file is either the old one or the new one,
 * in the encoding that it has.
 */
export async function fix(
  session: Session,
  names: readonly string[],
  rules: readonly SafeRule[],
  write: boolean,
): Promise<void> {
  let count = 0;
  let files = 0;
  // Said once of a file, whose lines are not even read then.
  const texts = names.filter((name) => {
    if (isNewsPath(name)) session.fail(MESSAGES.newsFix[session.language](name));
    return !isNewsPath(name);
  });
  for await (const source of session.sources(texts)) {
    if (newsPlace(source.uri)) continue; // what a folder holds of news files is left alone
    const { text: fixed, edits } = await settle(session, source, rules);
    if (edits === 0) continue;
    await print(
      createTwoFilesPatch(source.name, source.name, source.text, fixed, undefined, undefined, {
        headerOptions: FILE_HEADERS_ONLY,
      }),
    );
    if (!write) continue;
    if (source.name === '-') {
      session.fail(MESSAGES.stdinWrite[session.language]());
      continue;
    }
    if (await save(session, source, fixed)) {
      count += edits;
      files++;
    }
  }
  if (write) process.stderr.write(`${MESSAGES.fixed[session.language](count, files)}\n`);
}

/** More rounds than any text needs: each removes at least one passage that the round before made a copy of another. */
const ROUNDS = 10;

/** The text with nothing left to fix: taking out a sentence may make two paragraphs equal, so the fixes are asked again. */
async function settle(
  session: Session,
  source: Source,
  rules: readonly SafeRule[],
): Promise<{ text: string; edits: number }> {
  const decided = await session.decisions.of(source);
  const knowledge = await session.knowledge.of(source);
  let text = source.text;
  let count = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const analysis = session.analyse({ ...source, text }, knowledge);
    const edits = safeEdits(analysis, rules, visible(analysis.text, analysis.findings, decided));
    if (edits.length === 0) break;
    text = applyEdits(text, edits);
    count += edits.length;
  }
  return { text, edits: count };
}

async function save(session: Session, source: Source, text: string): Promise<boolean> {
  const bytes = encodeText(text, source.encoding, source.bom);
  if (!bytes) {
    session.fail(MESSAGES.encoding[session.language](source.name, source.encoding));
    return false;
  }
  try {
    await writeFileAtomic(source.name, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    return true;
  } catch (cause) {
    session.fail(MESSAGES.writeFailed[session.language](source.name, (cause as Error).message));
    return false;
  }
}

/** The rules named on the command line, or all that are safe; undefined, and a message, when one is not. */
export function readRules(session: Session, named: readonly string[]): readonly SafeRule[] | undefined {
  const unknown = named.find((rule) => !SAFE_RULES.includes(rule as SafeRule));
  if (unknown !== undefined) {
    session.fail(MESSAGES.badRule[session.language](unknown, SAFE_RULES.join(', ')));
    return undefined;
  }
  return named.length > 0 ? (named as readonly SafeRule[]) : SAFE_RULES;
}
