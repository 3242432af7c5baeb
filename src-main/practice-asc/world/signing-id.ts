import { fixedId } from './ids';

/** Ids of this side are ten letters and digits. */
export function signingId(...words: string[]): string {
  return fixedId('signing', ...words)
    .replaceAll('-', '')
    .slice(0, 10)
    .toUpperCase();
}
