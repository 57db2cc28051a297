#!/usr/bin/env node
import { Command, Option } from 'commander';
import { loadLexicon } from '../core/entities/index.ts';
import type { Severity } from '../core/types.ts';
import type { Language } from '../messages.ts';
import { lexiconBytes } from '../packed-lexicon.ts';
import { packedTagger } from '../packed-model.ts';
import { DEFAULT_SETTINGS } from '../protocol.ts';
import { sourcesOf } from '../workspace/sources.ts';
import { analyzeFiles, analyzeWorkspace } from './analyze.ts';
import { check, FORMATS, type Format, SEVERITIES } from './check.ts';
import { fix, readRules } from './fix.ts';
import { MESSAGES } from './messages.ts';
import { Session } from './session.ts';

interface Shared {
  lang: Language;
  date?: string;
  include?: string[];
  exclude?: string[];
}

const collect = (value: string, before: string[]): string[] => [...before, ...value.split(',')];

/** A glob may hold commas. */
const another = (value: string, before: string[] = []): string[] => [...before, value];

function session({ lang, date, include, exclude }: Shared): Session {
  const { files } = DEFAULT_SETTINGS;
  const sources = sourcesOf({
    ...files,
    ...(include && { include }),
    ...(exclude && { exclude: [...files.exclude, ...exclude] }),
  });
  const made = new Session(loadLexicon(lexiconBytes(), packedTagger), lang, date, sources);
  if (date !== undefined && !isDay(date)) {
    made.fail(MESSAGES.badDate[lang](date));
    process.exit(2);
  }
  return made;
}

/** Whether a string is a day of the calendar, as YYYY-MM-DD. */
function isDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}

function finish(done: Session): void {
  process.exitCode = done.exitCode;
}

function nothing(run: Session): void {
  run.fail(MESSAGES.noInput[run.language]());
  finish(run);
}

const program = new Command('khabar')
  .description('Arabic news text: entities, dates, duplicates, page boilerplate — تحليل نصوص الأخبار العربية')
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));
const withShared = (command: Command): Command =>
  command
    .addOption(new Option('--lang <language>', 'language of messages').choices(['en', 'ar']).default('en'))
    .option('--date <YYYY-MM-DD>', 'publication date; wins over what the text says')
    .option('--include <glob>', 'files of a folder that are articles (**/*.txt); may be repeated', another)
    .option('--exclude <glob>', 'files and folders that are left out as well; may be repeated', another);

withShared(program.command('analyze'))
  .description('print the analysis as JSON Lines — اطبع التحليل')
  .argument('[files...]', 'articles; - is standard input')
  .option('--workspace <folder>', 'every article under a folder, as one workspace')
  .addOption(new Option('--format <format>').choices(['json']).default('json'))
  .action(async (files: string[], options: Shared & { workspace?: string }) => {
    const run = session(options);
    if (options.workspace === undefined && files.length === 0) return nothing(run);
    if (files.length > 0) await analyzeFiles(run, files);
    if (options.workspace !== undefined) await analyzeWorkspace(run, options.workspace);
    finish(run);
  });

withShared(program.command('check'))
  .description('print the diagnostics; exit 1 when one is at or above --fail-on — افحص المقالات')
  .argument('[files...]', 'articles or folders; - is standard input')
  .addOption(new Option('--format <format>').choices(FORMATS).default('text'))
  .addOption(new Option('--fail-on <severity>').choices(SEVERITIES).default('warning'))
  .option('--across <folder>', 'tell which paragraphs also stand in the articles of a folder')
  .action(async (files: string[], options: Shared & { format: Format; failOn: Severity; across?: string }) => {
    const run = session(options);
    const names = files.length === 0 && options.across !== undefined ? [options.across] : files;
    if (names.length === 0) return nothing(run);
    await check(run, names, options.format, options.failOn, options.across);
    finish(run);
  });

withShared(program.command('fix'))
  .description('print the safe fixes as a unified diff, or write them — أصلح المقالات')
  .argument('[files...]', 'articles or folders; - is standard input')
  .option('--rule <code>', 'only this rule; may be repeated', collect, [])
  .option('--write', 'write the files', false)
  .action(async (files: string[], options: Shared & { rule: string[]; write: boolean }) => {
    const run = session(options);
    const rules = readRules(run, options.rule);
    if (!rules) return finish(run);
    if (files.length === 0) return nothing(run);
    await fix(run, files, rules, options.write);
    finish(run);
  });

program
  .command('lsp')
  .description('the language server, for any editor — خادم اللغة')
  .option('--stdio', 'talk over standard input and output', true)
  .action(async () => {
    // Loaded only here: the other commands need nothing of the protocol.
    const { startServer } = await import('../lsp/server.ts');
    startServer(() => loadLexicon(lexiconBytes(), packedTagger), new URL('./worker.js', import.meta.url));
  });

// A reader that closes the pipe early (`khabar analyze … | head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

await program.parseAsync();
