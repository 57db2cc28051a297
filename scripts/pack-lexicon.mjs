// Packs the readable tables of server/lexicon/ into build/lexicon.bin, the bytes that main hands to the core.
// The format is deliberately plain: a JSON header line {name: byteLength}, then the files' data lines (comments and blank
// lines dropped), UTF-8, one after another. The core reads only what it needs, when it needs it.
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { root } from './setup.mjs';

/** Writes build/lexicon.bin; returns its path. Fails when a table is not valid UTF-8 or not NFC. */
export async function packLexicon() {
  const folder = path.join(root, 'server/lexicon');
  const names = (await readdir(folder)).filter((name) => /\.(tsv|txt)$/.test(name)).sort();
  const parts = [];
  const header = {};
  for (const name of names) {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path.join(folder, name)));
    if (text !== text.normalize('NFC')) throw new Error(`server/lexicon/${name} is not in Unicode form NFC`);
    const data = text
      .split(/\r?\n/)
      .filter((line) => line.trim() !== '' && !line.startsWith('#'))
      .join('\n');
    const bytes = Buffer.from(data, 'utf8');
    header[name] = bytes.length;
    parts.push(bytes);
  }
  const out = path.join(root, 'build/lexicon.bin');
  await mkdir(path.dirname(out), { recursive: true });
  const partial = `${out}.${process.pid}`; // renamed when whole: another build may be reading
  await writeFile(partial, Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`, 'utf8'), ...parts]));
  await rename(partial, out);
  return out;
}
