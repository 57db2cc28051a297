import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The texts that are timed: the seed articles where they are present, else the samples, and the word says which. */
export function articles(): { what: string; files: string[] } {
  const seeds = path.resolve('../shared/seeds');
  const [what, folder] = existsSync(seeds) ? ['the five seeds', seeds] : ['the samples (seeds absent)', 'samples'];
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => path.resolve(folder, name));
  return { what, files };
}

export const read = (file: string): string => readFileSync(file, 'utf8').replace(/^\ufeff/, '');
