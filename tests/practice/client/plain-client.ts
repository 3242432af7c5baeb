import { expectAppleWords } from '../schema/checked-fetch';
import { tokenFor } from './token';

/** A loosely typed document: these tests read it like a client that knows nothing of this project. */
// biome-ignore lint/suspicious/noExplicitAny: a plain client has no types for what it receives.
export type Json = any;

export interface Reply {
  status: number;
  json: Json;
  text: string;
  headers: Headers;
}

/**
 * A client that knows nothing of this project: fetch, a token, and JSON. Its exchanges are checked against Apple's
 * schemas.
 */
export interface PlainClient {
  get(path: string, headers?: Record<string, string>): Promise<Reply>;
  post(path: string, body: unknown): Promise<Reply>;
  patch(path: string, body: unknown): Promise<Reply>;
  remove(path: string, body?: unknown): Promise<Reply>;
  send(method: string, path: string, init?: RequestInit): Promise<Reply>;
}

function parse(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Checks an exchange, and throws on a mismatch. */
type Judge = typeof expectAppleWords;

export function clientWith(
  url: string,
  token: string,
  judge: Judge = expectAppleWords,
): PlainClient {
  async function send(method: string, path: string, init: RequestInit = {}): Promise<Reply> {
    const target = path.startsWith('http') ? path : `${url}${path}`;
    const headers = {
      authorization: `Bearer ${token}`,
      ...(init.headers as Record<string, string>),
    };
    const response = await fetch(target, { ...init, method, headers });
    const text = await response.text();
    judge({
      method,
      url: new URL(target),
      sent: typeof init.body === 'string' ? init.body : '',
      status: response.status,
      received: text,
      sender: 'test',
    });
    return { status: response.status, json: parse(text), text, headers: response.headers };
  }
  const write = (method: string) => (path: string, body?: unknown) =>
    send(method, path, {
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  return {
    send,
    get: (path, headers = {}) => send('GET', path, { headers }),
    post: write('POST'),
    patch: write('PATCH'),
    remove: write('DELETE'),
  };
}

interface Reached {
  url: string;
  keyId: string;
  issuerId: string;
  privateKeyPath: string;
}

export async function clientFor(practice: Reached): Promise<PlainClient> {
  return clientWith(practice.url, await tokenFor(practice));
}

/** A client for responses that are odd on purpose: they are not checked against Apple's schemas. */
export async function oddClientFor(practice: Reached): Promise<PlainClient> {
  return clientWith(practice.url, await tokenFor(practice), () => {});
}

export function linkage(type: string, id: string) {
  return { data: { type, id } };
}

/** The code and the location of the first error. */
export function firstError(reply: Reply): { code: string; at: string | undefined } {
  const error = reply.json.errors[0];
  return { code: error.code, at: error.source?.pointer ?? error.source?.parameter };
}
