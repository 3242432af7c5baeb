import type { IncomingMessage } from 'node:http';
import type { Unreachable } from './unreachable';

/** How one try of one part ended. */
export type PartOutcome =
  | { outcome: 'stored'; entityTag: string | null }
  | { outcome: 'expired' }
  | { outcome: 'unreachable'; unreachable: Unreachable }
  | TryAgain
  | { outcome: 'refused'; status: number }
  /** The file gives no more bytes. */
  | { outcome: 'file-ended' };

export interface TryAgain {
  outcome: 'try-again';
  reason: string;
  /** Null when the line broke before an answer came. */
  status: number | null;
  /** As the server sent it. */
  retryAfter: string | null;
}

const longestReason = 2_000;

/** What the storage's answer says about the part. `isWhole`: whether every byte had gone out by then. */
export async function judgeAnswer(
  response: IncomingMessage,
  isWhole: boolean,
): Promise<PartOutcome> {
  const status = response.statusCode ?? 0;
  const reason = await readReason(response);
  if (status >= 200 && status < 300)
    return isWhole
      ? { outcome: 'stored', entityTag: response.headers.etag ?? null }
      : { outcome: 'try-again', reason: 'answered too early', status, retryAfter: null };
  if (status === 403 || status === 410) return { outcome: 'expired' };
  if (!passes(status, reason)) return { outcome: 'refused', status };
  const retryAfter = response.headers['retry-after'] ?? null;
  return { outcome: 'try-again', reason: `answered ${status}`, status, retryAfter };
}

function passes(status: number, reason: string): boolean {
  if (status === 400) return /time-?out/i.test(reason);
  return status === 408 || status === 429 || status >= 500;
}

async function readReason(response: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of response.setEncoding('utf8')) {
    if (text.length < longestReason) text += chunk as string;
  }
  return text.slice(0, longestReason);
}
