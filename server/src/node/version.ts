import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { FORMAT } from './segment-file.ts';

/** The model of names, beside the bundle. */
const MODEL = 'names.bin';

/**
 * What facts of articles were made by: the bundle that makes them, with the lexicon in it, and the model beside it. Another
 * version of anything in them makes another one, and what was kept is made again.
 */
export function versionOf(threadScript: URL | string): string {
  const script = threadScript instanceof URL ? fileURLToPath(threadScript) : threadScript;
  const hash = createHash('sha256').update(readFileSync(script));
  const model = path.join(path.dirname(script), MODEL);
  if (existsSync(model)) hash.update(readFileSync(model));
  return `${FORMAT}.${hash.digest('hex').slice(0, 32)}`;
}
