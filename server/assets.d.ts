/** Files that esbuild's binary loader puts into a bundle as bytes. */
declare module '*.bin' {
  const bytes: Uint8Array;
  export default bytes;
}
declare module '*.deflate' {
  const bytes: Uint8Array;
  export default bytes;
}
