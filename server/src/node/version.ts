import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { FORMAT } from './segment-file.ts';

/**
 * What facts of articles were made by: the bundle that makes them, with the lexicon in it. Another version of anything in it
 * makes another one, and what was kept is made again.
 */
export function versionOf(threadScript: URL | string): string {
  const hash = createHash('sha256').update(readFileSync(threadScript)).digest('hex');
  return `${FORMAT}.${hash.slice(0, 32)}`;
}
