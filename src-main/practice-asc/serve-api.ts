import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerRequest, type Outcome } from './answer-request';
import { usualHourlyLimit } from './auth/hourly-allowance';
import { checkToken } from './auth/token';
import type { Desk, Served } from './desk';
import { type Fault, isPlaceOf, numberOf } from './faults';
import {
  type Answer,
  rateLimitExceeded,
  refuse,
  unauthorized,
  unexpectedError,
} from './protocol/api-error';
import { readText } from './read-text';
import { sendAnswer, sendWebPage } from './reply';
import type { World } from './world/world';

interface Attempt {
  outcome: Outcome;
  headers: Record<string, string>;
}

function plain(answer: Answer): Attempt {
  return { outcome: { answer, isUnknown: false }, headers: {} };
}

/** A 429 for the asking: with seconds the answer says when to come back, without it does not. */
function practisedLimit({ faults }: World): Answer | null {
  const fault = faults.take('rate-limited');
  if (!fault) return null;
  const answer = refuse(rateLimitExceeded());
  return fault.argument === null
    ? answer
    : { ...answer, headers: { 'Retry-After': fault.argument } };
}

async function attempt(
  request: IncomingMessage,
  url: URL,
  text: string,
  desk: Desk,
): Promise<Attempt> {
  const { world, keys, allowance } = desk;
  const moment = desk.moment();
  if (world.faults.take('unauthorized-once')) return plain(unauthorized());
  const verdict = await checkToken(request.headers.authorization, keys, moment.wallTime);
  if (verdict.kind === 'refused') return plain(unauthorized());
  const { key, scope } = verdict;
  const lowered = world.faults.peek('hourly-limit');
  const limit = lowered ? numberOf(lowered, usualHourlyLimit) : usualHourlyLimit;
  const isWithinLimit = allowance.spend(key.keyId, Date.now(), limit);
  const headers = { 'X-Rate-Limit': allowance.header(key.keyId, limit) };
  const limited = practisedLimit(world) ?? (isWithinLimit ? null : refuse(rateLimitExceeded()));
  if (limited) return { outcome: { answer: limited, isUnknown: false }, headers };
  const incoming = {
    method: request.method ?? 'GET',
    url,
    target: request.url ?? '/',
    contentType: request.headers['content-type'] ?? '',
    accept: request.headers.accept ?? '',
    text,
    key,
    scope,
  };
  return { outcome: await answerRequest(incoming, moment, world), headers };
}

/** Serves one request to the API: trouble at the edge first, then the answer, then what becomes of it. */
export async function serveApi(
  request: IncomingMessage,
  response: ServerResponse,
  desk: Desk,
): Promise<Served> {
  const { world } = desk;
  const method = request.method ?? 'GET';
  const text = await readText(request);
  const { wallTime, origin } = desk.moment();
  const url = new URL(request.url ?? '/', origin);
  const isHere = (fault: Fault) => isPlaceOf(fault, method, url.pathname);
  const end = (answer: Answer, headers = {}, isUnknown = false): Served => {
    sendAnswer(response, answer, wallTime, headers);
    return { status: answer.status, isUnknown };
  };
  if (world.faults.take('html-body', isHere)) {
    sendWebPage(response, wallTime);
    return { status: 503, isUnknown: false };
  }
  if (world.faults.take('server-error-before', isHere)) return end(refuse(unexpectedError()));
  if (text === null) return end({ status: 413, document: 'Payload Too Large' });
  const { outcome, headers } = await attempt(request, url, text, desk);
  const { answer, isUnknown } = outcome;
  const isMade = answer.status < 300;
  if (isMade && method !== 'GET') await desk.save();
  await answer.heldUntil;
  if (isMade && world.faults.take('server-error-after', isHere))
    return end(refuse(unexpectedError()), headers);
  if (isMade && world.faults.take('lost-answer', isHere)) {
    request.socket.destroy();
    return { status: 0, isUnknown };
  }
  return end(answer, headers, isUnknown);
}
