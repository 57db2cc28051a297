// Packs the readable tables of server/lexicon/ into build/lexicon.bin, the bytes that main hands to the core, and into
// build/lexicon.deflate, the same bytes as they travel in the bundles (server/src/packed-lexicon.ts).
// What the bytes look like is decided beside the code that reads them: server/src/core/entities/lexicon-format.ts.
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { deflateRawSync } from 'node:zlib';
import { build } from 'esbuild';
import { root } from './setup.mjs';

/** Writes both files; returns the path of build/lexicon.bin. Fails when a table is not valid UTF-8 or not NFC. */
export async function packLexicon() {
  const folder = path.join(root, 'server/lexicon');
  const files = new Map();
  for (const name of (await readdir(folder)).filter((name) => /\.(tsv|txt)$/.test(name)).sort()) {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path.join(folder, name)));
    if (text !== text.normalize('NFC')) throw new Error(`server/lexicon/${name} is not in Unicode form NFC`);
    files.set(
      name,
      text.split(/\r?\n/).filter((line) => line.trim() !== '' && !line.startsWith('#')),
    );
  }
  const packer = path.join(root, 'build/pack-lexicon/lexicon-format.mjs');
  await build({
    absWorkingDir: root,
    entryPoints: ['server/src/core/entities/lexicon-format.ts'],
    outfile: packer,
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    logLevel: 'warning',
  });
  const { packLexicon: pack } = await import(pathToFileURL(packer).href);
  const out = path.join(root, 'build/lexicon.bin');
  await mkdir(path.dirname(out), { recursive: true });
  const bytes = pack(files);
  await writeWhole(out, bytes);
  await writeWhole(path.join(root, 'build/lexicon.deflate'), deflateRawSync(bytes, { level: 9 }));
  return out;
}

/** Two builds may run at once: a reader sees the old file or the new one. */
async function writeWhole(file, bytes) {
  const partial = `${file}.${process.pid}`;
  await writeFile(partial, bytes);
  await rename(partial, file);
}
