import type { ErrorCode } from '#shared/error-catalogue';
import { AppException, appError, fail } from '#shared/errors';
import { message, type Text } from '#shared/words/message';
import {
  type AnswerLimits,
  AnswerTooLarge,
  AnswerTooSlow,
  fetchWhole,
} from '../../engine/asc/whole-answer';
import type { Fetch } from '../../engine/ports';
import { mayFetch, type UpdateSource } from './update-source';

/** More than any feed has: its notes, some files and their signatures. */
export const feedLimits: AnswerLimits = { bytes: 256 * 1024, idleMs: 20_000, totalMs: 60_000 };

/** A release page may lead to the newest release, and that to where its files are stored. */
const mostRedirects = 5;

/** As electron-builder names it: `latest.yml`, `latest-mac.yml`, `latest-linux.yml`, `latest-linux-arm64.yml`. */
export function feedName(channel: string, platform: NodeJS.Platform, arch: string): string {
  if (platform === 'darwin') return `${channel}-mac.yml`;
  if (platform !== 'linux') return `${channel}.yml`;
  return arch === 'x64' ? `${channel}-linux.yml` : `${channel}-linux-${arch}.yml`;
}

/**
 * The text of the feed, as it came. Nothing that identifies a person or a computer is sent. A redirect is followed only
 * to where an update may come from. Throws `update-feed-…`.
 */
export async function fetchFeed(
  fetch: Fetch,
  source: UpdateSource,
  name: string,
  signal: AbortSignal,
  limits: AnswerLimits = feedLimits,
): Promise<string> {
  let url = new URL(name, source.feed);
  for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
    const next = await fetchOnce(fetch, url, source, signal, limits);
    if (typeof next === 'string') return next;
    url = next;
  }
  return fail(
    'update-feed-unreachable',
    message('error.update-feed-unreachable.redirects', { host: url.host }),
  );
}

async function fetchOnce(
  fetch: Fetch,
  url: URL,
  source: UpdateSource,
  signal: AbortSignal,
  limits: AnswerLimits,
): Promise<string | URL> {
  if (!mayFetch(url, source))
    fail(
      'update-feed-insecure',
      message('error.update-feed-insecure.detail', { address: url.origin }),
    );
  const headers = { accept: '*/*', 'cache-control': 'no-cache' };
  const answer = await fetchWhole(
    fetch,
    url,
    { headers, redirect: 'manual' },
    limits,
    signal,
  ).catch((thrown) => {
    signal.throwIfAborted();
    throw asRefusal(thrown, url.host, limits);
  });
  const to = answer.headers.get('location');
  if (answer.status >= 300 && answer.status < 400 && to !== null && URL.canParse(to, url.href))
    return new URL(to, url.href);
  if (answer.status === 200) return answer.text;
  const status = `${answer.status}`;
  return fail(
    'update-feed-unreachable',
    message('error.update-feed-unreachable.status', { host: url.host, status }),
  );
}

function asRefusal(thrown: unknown, host: string, limits: AnswerLimits): AppException {
  const refused = (code: ErrorCode, detail: Text) =>
    new AppException(appError(code, detail), { cause: thrown });
  if (thrown instanceof AnswerTooLarge) {
    const size = { bytes: limits.bytes };
    return refused(
      'update-feed-unreadable',
      message('error.update-feed-unreadable.large', { size }),
    );
  }
  if (thrown instanceof AnswerTooSlow) {
    const time = { duration: thrown.afterMs };
    return refused('update-feed-slow', message('error.update-feed-slow.detail', { host, time }));
  }
  return refused(
    'update-feed-unreachable',
    message('error.update-feed-unreachable.detail', { host }),
  );
}
