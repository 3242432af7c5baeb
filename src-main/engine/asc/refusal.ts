import type { TroubleCode } from '#shared/error-catalogue';
import { type AppleAnswer, type Trouble, TroubleError, trouble } from '#shared/errors';

/** Apple said no (4xx). Branch on the codes inside, never on the status alone. */
export class Refusal extends TroubleError {
  constructor(readonly answer: AppleAnswer) {
    super(refusalTrouble(answer));
    this.name = 'Refusal';
  }

  /** Whether any error's code begins so, and (if given) is about that pointer. */
  has(codePrefix: string, pointerEnd?: string): boolean {
    return this.answer.errors.some(
      (error) =>
        error.code.startsWith(codePrefix) &&
        (pointerEnd === undefined || (error.source ?? '').endsWith(pointerEnd)),
    );
  }

  /** Whether any title or detail speaks of it; Apple tells some refusals apart by words alone. */
  mentions(words: RegExp): boolean {
    return this.answer.errors.some((error) => words.test(`${error.title} ${error.detail ?? ''}`));
  }
}

/** The request went out and no answer came, or a 5xx did: whether it was applied is not known. */
export class LostAnswer extends TroubleError {
  constructor(carried: Trouble, cause?: unknown) {
    super(carried, { cause });
    this.name = 'LostAnswer';
  }
}

function refusalTrouble(answer: AppleAnswer): Trouble {
  const words = answer.errors.map((error) => error.detail || error.title).join(' ');
  return trouble(codeOf(answer), words || `The answer was ${answer.status} without a reason.`, {
    apple: answer,
  });
}

function codeOf(answer: AppleAnswer): TroubleCode {
  const codes = answer.errors.map((error) => error.code);
  if (answer.status === 401) return 'key-refused';
  if (codes.some((code) => /AGREEMENT|CONTRACT_NOT_VALID/.test(code))) return 'agreement-missing';
  if (answer.status === 403) return 'role-too-small';
  if (answer.status === 429) return 'rate-limited';
  return 'request-refused';
}
