import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerRequest, type Outcome } from './answer-request';
import { defaultHourlyLimit } from './auth/hourly-allowance';
import { roleNamed } from './auth/roles';
import { checkToken, type TokenVerdict } from './auth/token';
import { type Fault, isPlaceOf, numberOf } from './faults';
import { oddRefusal } from './odd/odd-answers';
import {
  type Answer,
  rateLimitExceeded,
  refuse,
  unauthorized,
  unexpectedError,
} from './protocol/api-error';
import { readText } from './read-text';
import { sendAnswer, sendWebPage } from './reply';
import type { Served, ServerContext } from './server-context';
import type { World } from './world/world';

type Caller = Extract<TokenVerdict, { kind: 'accepted' }>;

interface Attempt {
  outcome: Outcome;
  headers: Record<string, string>;
}

function plain(answer: Answer): Attempt {
  return { outcome: { answer, isUnknown: false }, headers: {} };
}

/** A requested 429: with seconds it has Retry-After, otherwise not. */
function simulatedLimit({ faults }: World): Answer | null {
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
  { key, scope }: Caller,
  context: ServerContext,
): Promise<Attempt> {
  const { world, allowance } = context;
  const moment = context.moment();
  if (world.faults.take('unauthorized-once') || world.faults.take('key-revoked'))
    return plain(unauthorized());
  const role = world.faults.take('key-role')?.argument;
  const fault = world.faults.peek('hourly-limit');
  const limit = fault ? numberOf(fault, defaultHourlyLimit) : defaultHourlyLimit;
  const isWithinLimit = allowance.spend(key.keyId, Date.now(), limit);
  const headers = { 'X-Rate-Limit': allowance.header(key.keyId, limit) };
  const limited = simulatedLimit(world) ?? (isWithinLimit ? null : refuse(rateLimitExceeded()));
  if (limited) return { outcome: { answer: limited, isUnknown: false }, headers };
  const incoming = {
    method: request.method ?? 'GET',
    url,
    target: request.url ?? '/',
    contentType: request.headers['content-type'] ?? '',
    accept: request.headers.accept ?? '',
    text,
    key: role ? { ...key, role: roleNamed(role) } : key,
    scope,
  };
  return { outcome: await answerRequest(incoming, moment, world), headers };
}

/** Serves one request to the API: gateway faults first, then the answer, then faults of its delivery. */
export async function serveApi(
  request: IncomingMessage,
  response: ServerResponse,
  context: ServerContext,
): Promise<Served> {
  const { world } = context;
  const method = request.method ?? 'GET';
  const text = await readText(request);
  const { wallTime, origin } = context.moment();
  // Checked before any fault: those that were set for the key's owner are not used up by another caller.
  const caller = await checkToken(request.headers.authorization, context.keys, wallTime);
  const url = new URL(request.url ?? '/', origin);
  const isHere = (fault: Fault) => isPlaceOf(fault, method, url.pathname);
  const end = (answer: Answer, headers = {}, isUnknown = false): Served => {
    const isKnown = caller.kind === 'accepted';
    sendAnswer(response, isKnown ? oddRefusal(answer, world.faults) : answer, wallTime, headers);
    return { status: answer.status, isUnknown };
  };
  if (caller.kind === 'refused') return end(unauthorized());
  if (world.faults.take('html-body', isHere)) {
    sendWebPage(response, wallTime);
    return { status: 503, isUnknown: false };
  }
  if (world.faults.take('server-error-before', isHere)) return end(refuse(unexpectedError()));
  if (text === null) return end({ status: 413, document: 'Payload Too Large' });
  const { outcome, headers } = await attempt(request, url, text, caller, context);
  const { answer, isUnknown } = outcome;
  const isMade = answer.status < 300;
  if (isMade && method !== 'GET') await context.save();
  await answer.delayedUntil;
  if (isMade && world.faults.take('server-error-after', isHere))
    return end(refuse(unexpectedError()), headers);
  if (isMade && world.faults.take('lost-answer', isHere)) {
    request.socket.destroy();
    return { status: 0, isUnknown };
  }
  return end(answer, headers, isUnknown);
}
