import { lastingBytes } from './lasting.ts';

/**
 * Tables as typed arrays in one block of bytes: a short JSON header that names the columns, then the columns as they lie in
 * memory, each at a multiple of 8. Reading makes views and copies nothing. (A codec for objects would copy each column, and
 * lose its alignment; the header is small and read by eye in a file that is suspected.) Little-endian, as every platform of
 * Node and of browsers is.
 */
export type Column = Naturals | Integers | Float64Array;
export type Columns = Readonly<Record<string, Column>>;
/** Whole numbers from 0 on, in the narrowest width that holds all of them: most columns need one byte or two. */
export type Naturals = Uint8Array | Uint16Array | Uint32Array;
/** The same with numbers below 0. */
export type Integers = Int8Array | Int16Array | Int32Array;

const KINDS = {
  u8: Uint8Array,
  u16: Uint16Array,
  u32: Uint32Array,
  i8: Int8Array,
  i16: Int16Array,
  i32: Int32Array,
  f64: Float64Array,
} as const;
type Kind = keyof typeof KINDS;
const KIND_OF = new Map<unknown, Kind>(Object.entries(KINDS).map(([kind, Type]) => [Type, kind as Kind]));

const MAGIC = 0x3142484b; // KHB1
const HEADER = 8;

const roundUp = (length: number): number => (length + 7) & ~7;

const kindOf = (column: Column): Kind => KIND_OF.get(column.constructor)!;

/** A column in the narrowest width that holds its values. */
function narrowed(column: Column): Column {
  if (column instanceof Uint32Array) {
    let all = 0;
    for (const value of column) all |= value;
    return all >>> 8 === 0 ? Uint8Array.from(column) : all >>> 16 === 0 ? Uint16Array.from(column) : column;
  }
  if (column instanceof Int32Array) {
    // A number below 0 takes as many bits as its complement.
    let all = 0;
    for (const value of column) all |= value < 0 ? ~value : value;
    return all < 0x80 ? Int8Array.from(column) : all < 0x8000 ? Int16Array.from(column) : column;
  }
  return column;
}

/** A column of whole numbers from 0 on. Throws an Error when there is none of that name. */
export function naturals(columns: Columns, name: string): Naturals {
  const column = columns[name];
  if (column instanceof Uint32Array || column instanceof Uint16Array || column instanceof Uint8Array) return column;
  throw new Error(`a segment lacks the column ${name}`);
}

/** A column of whole numbers. Throws an Error when there is none of that name. */
export function integers(columns: Columns, name: string): Integers {
  const column = columns[name];
  if (column instanceof Int32Array || column instanceof Int16Array || column instanceof Int8Array) return column;
  throw new Error(`a segment lacks the column ${name}`);
}

/** Lays columns one after another, each in the narrowest width that holds its values. */
export function packColumns(wide: Columns): Uint8Array<ArrayBuffer> {
  const columns = Object.fromEntries(Object.entries(wide).map(([name, column]) => [name, narrowed(column)]));
  const table = Object.entries(columns).map(([name, column]): [string, Kind, number] => [
    name,
    kindOf(column),
    column.length,
  ]);
  const header = new TextEncoder().encode(JSON.stringify(table));
  let size = roundUp(HEADER + header.length);
  for (const column of Object.values(columns)) size += roundUp(column.byteLength);
  const bytes = lastingBytes(size);
  new Uint32Array(bytes.buffer, 0, 2).set([MAGIC, header.length]);
  bytes.set(header, HEADER);
  let at = roundUp(HEADER + header.length);
  for (const column of Object.values(columns)) {
    bytes.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), at);
    at += roundUp(column.byteLength);
  }
  return bytes;
}

/**
 * Views of the columns in a block.
 * @param bytes at an offset that is a multiple of 8
 * Throws an Error when the block is none, or ends too early.
 */
export function unpackColumns(bytes: Uint8Array): Columns {
  const { buffer, byteOffset, byteLength } = bytes;
  const [magic, length] = new Uint32Array(buffer, byteOffset, 2);
  if (magic !== MAGIC || HEADER + length! > byteLength) throw new Error('no block of columns');
  const header = new TextDecoder().decode(bytes.subarray(HEADER, HEADER + length!));
  const columns: Record<string, Column> = {};
  let at = roundUp(HEADER + length!);
  for (const [name, kind, count] of JSON.parse(header) as [string, Kind, number][]) {
    const Type = KINDS[kind];
    if (at + count * Type.BYTES_PER_ELEMENT > byteLength) throw new Error('a block of columns ends too early');
    columns[name] = new Type(buffer as ArrayBuffer, byteOffset + at, count);
    at += roundUp(count * Type.BYTES_PER_ELEMENT);
  }
  return columns;
}
