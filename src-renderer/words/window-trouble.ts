import type { Trouble, TroubleCode } from '#shared/errors';

/* The few entries of the catalogue that the window says itself; a test holds them to it. */
const entries = {
  'package-several-files': {
    title: 'Only one package at a time',
    whatToDo: 'Drop a single .ipa; publish the next one afterwards.',
    retryable: false,
  },
  'package-not-ipa': {
    title: 'That is not an .ipa',
    whatToDo: 'Drop the .ipa that your archive was exported to.',
    retryable: false,
  },
  'package-not-found': {
    title: 'The package is not there',
    whatToDo: 'Check the path, or drop the package again.',
    retryable: true,
  },
  unexpected: {
    title: 'Slipway made a mistake',
    whatToDo: 'Nothing you typed is lost. Try again, and report it with the details if it stays.',
    retryable: true,
  },
} as const satisfies Partial<Record<TroubleCode, Omit<Trouble, 'code' | 'detail' | 'apple'>>>;

export type WindowTroubleCode = keyof typeof entries;

/** Trouble that never left the window, in the catalogue's words. */
export function windowTrouble(code: WindowTroubleCode, detail: string, whatToDo?: string): Trouble {
  const entry = entries[code];
  return { code, ...entry, detail, whatToDo: whatToDo ?? entry.whatToDo, apple: null };
}
