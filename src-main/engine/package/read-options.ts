/** How a package is read. */
export interface ReadOptions {
  signal?: AbortSignal;
  /** Called before large files are unpacked, with the number of their packed bytes. */
  expect?: (packedBytes: number) => void;
}
