import { mkdir, readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';

import writeFileAtomic from 'write-file-atomic';
import type { Host } from '../workspace/host.ts';

/** The bytes inside a gzip file, undefined when there are more than `most`. Rejects when it is none. */
async function unzip(bytes: Uint8Array, most: number): Promise<Uint8Array | undefined> {
  try {
    return await promisify(gunzip)(bytes, { maxOutputLength: most });
  } catch (cause) {
    if ((cause as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') return undefined;
    throw cause;
  }
}

const waiting: (() => void)[] = [];

/**
 * Works that give way go on one after another, each with two turns of the event loop before it: in the first a message is taken
 * from its pipe, in the second it is answered. Otherwise it would wait for another stretch of every work that is under way.
 */
function goOnSoon(): void {
  setImmediate(() =>
    setImmediate(() => {
      waiting.shift()!();
      if (waiting.length > 0) goOnSoon();
    }),
  );
}

/** The disk and the event loop of Node. */
export const nodeHost: Host = {
  async readDirectory(uri) {
    const entries = await readdir(fileURLToPath(uri), { withFileTypes: true });
    return entries.map((entry) => ({
      name: entry.name,
      kind: entry.isFile() ? 'file' : entry.isDirectory() ? 'directory' : 'other',
    }));
  },
  async readFile(uri, most) {
    const file = fileURLToPath(uri);
    const { size } = await stat(file);
    if (size > most) return undefined;
    const bytes = await readFile(file);
    if (bytes.length > most) return undefined; // it may have grown meanwhile
    return /\.gz$/i.test(file) ? unzip(bytes, most) : bytes;
  },
  async stat(uri) {
    const { mtimeMs, size } = await stat(fileURLToPath(uri));
    return { mtime: mtimeMs, size };
  },
  async writeFile(uri, text) {
    const file = fileURLToPath(uri);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFileAtomic(file, text, 'utf8');
  },
  pause: () =>
    new Promise((resolve) => {
      if (waiting.push(resolve) === 1) goOnSoon();
    }),
  now: () => performance.now(),
  today() {
    const now = new Date();
    // As if the local day were one of UTC, so that it is written as it is.
    return new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())).toISOString().slice(0, 10);
  },
};
