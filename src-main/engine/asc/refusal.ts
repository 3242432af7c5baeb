import type { ErrorCode } from '#shared/error-catalogue';
import { type AppError, AppException, type AppleAnswer, appError } from '#shared/errors';
import { type Message, message } from '#shared/words/message';

/** Apple refused the request (4xx). Branch on the codes inside, never on the status alone. */
export class Refusal extends AppException {
  constructor(readonly answer: AppleAnswer) {
    super(refusalError(answer));
    this.name = 'Refusal';
  }

  /** Whether any error's code starts with this and, if given, is about that pointer. */
  has(codePrefix: string, pointerEnd?: string): boolean {
    return this.answer.errors.some(
      (error) =>
        error.code.startsWith(codePrefix) &&
        (pointerEnd === undefined || (error.source ?? '').endsWith(pointerEnd)),
    );
  }

  /** Whether any title or detail mentions it; Apple distinguishes some refusals by text alone. */
  mentions(words: RegExp): boolean {
    return this.answer.errors.some(({ title, detail }) => words.test(`${title} ${detail ?? ''}`));
  }
}

/** The request went out and no response came, or a 5xx did: whether it was applied is unknown. */
export class LostAnswer extends AppException {
  constructor(carried: AppError, cause?: unknown) {
    super(carried, { cause });
    this.name = 'LostAnswer';
  }
}

/** A response to a write that confirms it but lacks the result. */
export function unclear(detail: Message): LostAnswer {
  return new LostAnswer(appError('answer-unexpected', detail));
}

/** All of Apple's text. */
export function wordsOf({ errors }: AppleAnswer): string {
  return errors.map(({ detail, title, code }) => detail || title || code).join(' ');
}

function refusalError(answer: AppleAnswer): AppError {
  const words =
    wordsOf(answer) || message('error.request-refused.status', { status: `${answer.status}` });
  return appError(codeOf(answer), words, { apple: answer });
}

/**
 * By status first, then by families of codes and by text: Apple adds codes, and distinguishes some cases by text alone
 * (Cap-go/capgo.app#2541 has an agreement as FORBIDDEN_ERROR.PLA_NOT_ACCEPTED).
 */
function codeOf(answer: AppleAnswer): ErrorCode {
  const { status } = answer;
  if (status === 401) return 'key-refused';
  if (status === 429) return 'rate-limited';
  const codes = answer.errors.map(({ code }) => code).join(' ');
  const words = answer.errors.map(({ title, detail }) => `${title} ${detail ?? ''}`).join(' ');
  if (/\b90382\b/.test(`${codes} ${words}`)) return 'daily-upload-limit';
  if (/AGREEMENT|CONTRACT|(^|[._])PLA([._ ]|$)|LICENSE/.test(codes)) return 'agreement-missing';
  if (status !== 403) return 'request-refused';
  if (/\bagree(ment|d)?\b|licen[sc]e/i.test(words)) return 'agreement-missing';
  if (/MEMBERSHIP/.test(codes) || /\bmembership\b/i.test(words)) return 'membership-ended';
  return mentionsRole.test(words) ? 'role-too-small' : 'request-forbidden';
}

/**
 * Apple's sentence for insufficient permissions is about the API key in use, and names no role (app-store-connect.md,
 * keys 6).
 */
const mentionsRole = /\brole\b|API key|permission|not allow|insufficient/i;
