import type { ErrorCode } from '#shared/error-catalogue';
import { AppException, appError, fail } from '#shared/errors';
import { message, type Text } from '#shared/words/message';
import { isThisComputer } from '../asc/server-address';
import { AnswerTooLarge, AnswerTooSlow, fetchWhole } from '../asc/whole-answer';
import type { Fetch } from '../ports';
import { isCertificateError } from '../proxy/certificate-error';
import { replyLimits } from './exchange';

interface Endpoint {
  url: URL;
  /** A header with a secret in it; null without one. */
  header: { name: string; secret: string } | null;
}

/** An address that notes may be sent to: over TLS, or to this computer. Throws `translator-address`. */
export function readEndpoint(typed: string): URL {
  if (!URL.canParse(typed.trim()))
    return fail('translator-address', message('error.translator-address.no-url'));
  const url = new URL(typed.trim());
  if (url.username !== '' || url.password !== '')
    fail('translator-address', message('error.translator-address.password'));
  const isLocal = url.protocol === 'http:' && isThisComputer(url);
  if (url.protocol !== 'https:' && !isLocal)
    fail('translator-address', message('error.translator-address.not-https'));
  url.hash = '';
  return url;
}

/**
 * Posts JSON and returns the body of the reply. A redirect is never followed: it could send notes and secret elsewhere.
 * Throws `translator-failed`, `translator-slow`, `translator-answer`, `translator-unreachable`.
 */
export async function postRequest(
  fetch: Fetch,
  { url, header }: Endpoint,
  body: string,
  signal: AbortSignal,
  limits: typeof replyLimits = replyLimits,
): Promise<string> {
  const { host } = url;
  const headers = {
    'content-type': 'application/json',
    accept: 'application/json',
    ...(header && { [header.name]: header.secret }),
  };
  try {
    const { status, text: replied } = await fetchWhole(
      fetch,
      url,
      { method: 'POST', headers, body, redirect: 'error' },
      { bytes: limits.bytes, idleMs: limits.ms, totalMs: limits.ms },
      signal,
    );
    const text = withoutSecret(replied, header?.secret);
    if (status >= 200 && status < 300) return text;
    const words = text.replace(/\s+/g, ' ').trim().slice(0, 200);
    return fail(
      'translator-failed',
      words === ''
        ? message('error.translator-failed.status', { host, status: `${status}` })
        : message('error.translator-failed.status-words', { host, status: `${status}`, words }),
    );
  } catch (thrown) {
    signal.throwIfAborted();
    throw asRefusal(thrown, host, limits);
  }
}

function asRefusal(thrown: unknown, host: string, limits: typeof replyLimits): AppException {
  if (thrown instanceof AppException) return thrown;
  const refused = (code: ErrorCode, detail: Text, more?: { whatToDo: Text }) =>
    new AppException(appError(code, detail, more), { cause: thrown });
  if (thrown instanceof AnswerTooLarge) {
    const size = { bytes: limits.bytes };
    return refused('translator-answer', message('error.translator-answer.large', { size }));
  }
  if (thrown instanceof AnswerTooSlow) {
    const time = { duration: limits.ms };
    return refused(
      'translator-slow',
      message('error.translator-slow.detail', { name: host, time }),
    );
  }
  const { cause } = thrown as { cause?: unknown };
  const { code = '' } = (cause ?? {}) as NodeJS.ErrnoException;
  if (isCertificateError(code))
    return refused(
      'translator-unreachable',
      message('error.translator-unreachable.certificate', { host, code }),
      { whatToDo: message('error.translator-unreachable.certificate-fix') },
    );
  const words = cause instanceof Error ? cause.message : String(thrown);
  // Not shown: how the engine's own requests refuse a redirect.
  return words === 'unexpected redirect'
    ? refused('translator-failed', message('error.translator-failed.redirect', { host }))
    : refused(
        'translator-unreachable',
        message('error.translator-unreachable.detail', { host, words }),
      );
}

/** A service may repeat what it was sent. */
function withoutSecret(text: string, secret: string | undefined): string {
  return secret === undefined || secret === '' ? text : text.replaceAll(secret, '•••');
}
