import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';

/** Goes up when the columns of a segment change. */
export const FORMAT = 3;

const MAGIC = 0x5342484b; // KHBS
/** Magic, format, bytes of the columns and of the texts, SHA-256 of the columns. */
const HEAD = 64;
/** Bytes that are hashed before waiting messages are served: about a millisecond. */
const STRETCH = 1024 * 1024;

/** What a file cannot be used for: not ours, of another version, or damaged. */
export class DamagedError extends Error {}

/**
 * Writes a segment: whole, on the disk, and only then under its name. The name is new, so that no reader ever sees another
 * content under it. Rejects when it cannot be written; nothing is left behind then.
 * @returns the file's name in the folder
 */
export async function writeSegment(folder: string, columns: Uint8Array, text: Uint8Array): Promise<string> {
  const head = new Uint8Array(HEAD);
  const view = new DataView(head.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint32(4, FORMAT, true);
  view.setFloat64(8, columns.byteLength, true);
  view.setFloat64(16, text.byteLength, true);
  head.set(createHash('sha256').update(columns).digest(), 24);
  const name = `${randomUUID()}.seg`;
  await writeWhole(path.join(folder, name), [head, columns, text]);
  return name;
}

/** Writes a file whole or not at all: a file beside it, synchronised with the disk, is renamed. */
export async function writeWhole(file: string, parts: readonly Uint8Array[]): Promise<void> {
  const temporary = `${file}.${process.pid}.${randomUUID().slice(0, 8)}.tmp`;
  let handle: FileHandle | undefined;
  try {
    handle = await open(temporary, 'wx');
    for (const part of parts) await handle.writeFile(part);
    await handle.sync();
    await handle.close();
    handle = undefined;
    await rename(temporary, file);
  } catch (cause) {
    await handle?.close().catch(() => {});
    await rm(temporary, { force: true }).catch(() => {});
    throw cause;
  }
}

/**
 * The columns of a segment. Rejects with DamagedError when they are not what was written.
 * @param room gives the memory for them
 */
export async function readColumns(
  handle: FileHandle,
  pause: () => Promise<void> = async () => {},
  room: (length: number) => Uint8Array<ArrayBuffer> = (length) => new Uint8Array(length),
): Promise<Uint8Array> {
  const { columnsLength, textLength, hash } = await readHead(handle);
  const { size } = await handle.stat();
  if (size !== HEAD + columnsLength + textLength) throw new DamagedError('a segment has another length');
  const columns = await readExactly(handle, HEAD, columnsLength, room(columnsLength));
  const sum = createHash('sha256');
  for (let at = 0; at < columns.length; at += STRETCH) {
    sum.update(columns.subarray(at, at + STRETCH));
    await pause();
  }
  if (!sum.digest().equals(hash)) throw new DamagedError('a segment is damaged');
  return columns;
}

/** Where the texts begin and end, of files whose head was read: a segment file never changes. */
const texts = new WeakMap<FileHandle, Promise<{ readonly start: number; readonly end: number }>>();

/** Bytes of the texts. What they are is checked where they are used: each sentence has its own sum. */
export async function readText(handle: FileHandle, from: number, to: number): Promise<Uint8Array> {
  let where = texts.get(handle);
  if (!where) {
    where = readHead(handle).then(({ columnsLength, textLength }) => {
      const start = HEAD + columnsLength;
      return { start, end: start + textLength };
    });
    texts.set(handle, where);
  }
  const { start, end } = await where;
  if (start + to > end) throw new DamagedError('a segment ends too early');
  return readExactly(handle, start + from, to - from);
}

async function readHead(handle: FileHandle) {
  const head = await readAt(handle, 0, HEAD);
  const view = new DataView(head.buffer, head.byteOffset);
  if (view.getUint32(0, true) !== MAGIC || view.getUint32(4, true) !== FORMAT) {
    throw new DamagedError('no segment of this version');
  }
  const columnsLength = view.getFloat64(8, true);
  const textLength = view.getFloat64(16, true);
  if (!isLength(columnsLength) || !isLength(textLength)) throw new DamagedError('a segment has no length');
  return { columnsLength, textLength, hash: head.subarray(24, 56) };
}

const isLength = (value: number): boolean => Number.isSafeInteger(value) && value >= 0 && value < 2 ** 32;

async function readAt(handle: FileHandle, position: number, length: number): Promise<Uint8Array> {
  const { size } = await handle.stat();
  if (position + length > size) throw new DamagedError('a segment ends too early');
  return readExactly(handle, position, length);
}

async function readExactly(
  handle: FileHandle,
  position: number,
  length: number,
  bytes = new Uint8Array(length),
): Promise<Uint8Array> {
  let read = 0;
  while (read < length) {
    const { bytesRead } = await handle.read(bytes, read, length - read, position + read);
    if (bytesRead === 0) throw new DamagedError('a segment ends too early');
    read += bytesRead;
  }
  return bytes;
}
