import { type Session, session } from 'electron';
import { fail } from '#shared/errors';
import { message } from '#shared/words/message';
import type { UpdateClaims } from '../../app/updates/update-signature';
import { mayFetch, type UpdateSource } from '../../app/updates/update-source';
import { leaveDictionaries } from '../security/permissions';

/** The name that electron-updater gives to its own session. */
const partition = 'electron-updater';

export interface GuardedSession {
  /** From now on only this file, in the size that was signed, gets through. */
  expect(claims: UpdateClaims): void;
  /** Throws why something was kept from being loaded since then, if anything was. */
  throwRefusal(): void;
  /** Ends connections that electron-updater leaves open. */
  close(): void;
}

/**
 * What electron-updater may load: over TLS, also after a redirect, and never more bytes than were signed. Packed
 * responses are refused, because their size says nothing.
 */
export function guardUpdaterSession(source: UpdateSource): GuardedSession {
  const guarded: Session = session.fromPartition(partition, { cache: false });
  leaveDictionaries(guarded);
  let expected: UpdateClaims | null = null;
  let refusal: (() => never) | null = null;
  // The browser's own would name the system, its version and the person's languages.
  guarded.setUserAgent('Slipway', 'en');
  guarded.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  guarded.webRequest.onBeforeRequest(({ url }, answer) => {
    const isAllowed = URL.canParse(url) && mayFetch(new URL(url), source);
    if (!isAllowed) {
      const address = URL.canParse(url) ? new URL(url).origin : '';
      refusal = () =>
        fail('update-feed-insecure', message('error.update-feed-insecure.detail', { address }));
    }
    answer({ cancel: !isAllowed });
  });
  guarded.webRequest.onBeforeSendHeaders(({ requestHeaders }, answer) => {
    const kept = Object.entries(requestHeaders).filter(([name]) => isPlain.has(name.toLowerCase()));
    answer({ requestHeaders: Object.fromEntries(kept) });
  });
  guarded.webRequest.onHeadersReceived(({ statusCode, responseHeaders }, answer) => {
    const isFile = statusCode === 200 && expected !== null;
    const isWrong = isFile && !isWhole(responseHeaders ?? {}, expected?.size ?? 0);
    if (isWrong) {
      const file = expected?.file ?? '';
      refusal = () => fail('update-checksum', message('error.update-checksum.detail', { file }));
    }
    answer({ cancel: isWrong });
  });
  return {
    expect(claims) {
      expected = claims;
      refusal = null;
    },
    throwRefusal: () => refusal?.(),
    close: () => void guarded.closeAllConnections(),
  };
}

/** Nothing by which a server could recognize a computer, and no word about its system. */
const isPlain: ReadonlySet<string> = new Set(['accept', 'cache-control', 'host', 'connection']);

function isWhole(headers: Record<string, string[]>, size: number): boolean {
  const values = (name: string): string[] =>
    Object.entries(headers).flatMap(([one, given]) => (one.toLowerCase() === name ? given : []));
  const isPacked = values('content-encoding').some((one) => one !== '' && one !== 'identity');
  return !isPacked && values('content-length').at(-1) === `${size}`;
}
