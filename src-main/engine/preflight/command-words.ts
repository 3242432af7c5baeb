/**
 * A word of the package that may stand in a command, in quotation marks; the placeholder otherwise.
 * A package comes from anywhere, and people paste commands without reading them.
 */
export function commandWord(word: string | null, placeholder: string): string {
  return `"${word !== null && /^[A-Za-z0-9_][A-Za-z0-9 ._/-]{0,120}$/.test(word) ? word : placeholder}"`;
}

/** The name of a file in the package, as a command may hold it. */
export function commandFile(path: string): string {
  return commandWord(path.split('/').at(-1) ?? null, 'FILE');
}
