import { catalogue, type TroubleCode } from '#shared/error-catalogue';
import type { Trouble } from '#shared/errors';

/** Trouble that never left the window, in the catalogue's words. */
export function windowTrouble(code: TroubleCode, detail: string, whatToDo?: string): Trouble {
  const entry = catalogue[code];
  return { code, ...entry, detail, whatToDo: whatToDo ?? entry.whatToDo, apple: null };
}
