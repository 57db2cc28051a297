/**
 * Tables as typed arrays in one block of bytes: a short JSON header that names the columns, then the columns as they lie in
 * memory, each at a multiple of 8. Reading makes views and copies nothing. (A codec for objects would copy each column, and
 * lose its alignment; the header is small and read by eye in a file that is suspected.) Little-endian, as every platform of
 * Node and of browsers is.
 */
export type Column = Uint8Array | Uint32Array | Int32Array | Float64Array;
export type Columns = Readonly<Record<string, Column>>;

const KINDS = { u8: Uint8Array, u32: Uint32Array, i32: Int32Array, f64: Float64Array } as const;
type Kind = keyof typeof KINDS;

const MAGIC = 0x3142484b; // KHB1
const HEADER = 8;

const roundUp = (length: number): number => (length + 7) & ~7;

const kindOf = (column: Column): Kind =>
  column instanceof Uint8Array
    ? 'u8'
    : column instanceof Uint32Array
      ? 'u32'
      : column instanceof Int32Array
        ? 'i32'
        : 'f64';

/** Lays columns one after another. */
export function packColumns(columns: Columns): Uint8Array<ArrayBuffer> {
  const table = Object.entries(columns).map(([name, column]): [string, Kind, number] => [
    name,
    kindOf(column),
    column.length,
  ]);
  const header = new TextEncoder().encode(JSON.stringify(table));
  let size = roundUp(HEADER + header.length);
  for (const column of Object.values(columns)) size += roundUp(column.byteLength);
  const bytes = new Uint8Array(size);
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
