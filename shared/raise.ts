/* Without schemas: what a thread must load before it can begin. */

import { catalogue, type TroubleCode } from './error-catalogue';
import type { AppleAnswer, Trouble } from './errors';

/** Makes trouble out of a catalogue entry and what happened in this case. */
export function trouble(
  code: TroubleCode,
  detail: string,
  more: { apple?: AppleAnswer; whatToDo?: string } = {},
): Trouble {
  const entry = catalogue[code];
  return {
    code,
    title: entry.title,
    detail,
    whatToDo: more.whatToDo ?? entry.whatToDo,
    retryable: entry.retryable,
    apple: more.apple ?? null,
  };
}

/** Carries trouble up to the next edge (step, reply, command), where it becomes a value again. */
export class TroubleError extends Error {
  readonly trouble: Trouble;

  constructor(carried: Trouble, options?: { cause?: unknown }) {
    super(`${carried.title}: ${carried.detail}`, options);
    this.name = 'TroubleError';
    this.trouble = carried;
  }
}

/** Raises trouble from the catalogue. */
export function raise(
  code: TroubleCode,
  detail: string,
  more: { apple?: AppleAnswer; whatToDo?: string; cause?: unknown } = {},
): never {
  throw new TroubleError(trouble(code, detail, more), { cause: more.cause });
}

/** Any thrown thing as trouble; what is not expected is named so, without its stack. */
export function asTrouble(thrown: unknown): Trouble {
  if (thrown instanceof TroubleError) return thrown.trouble;
  return trouble('unexpected', thrown instanceof Error ? thrown.message : String(thrown));
}
