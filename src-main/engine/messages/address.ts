import { z } from 'zod';
import type { MessageService } from '#shared/domain/team-messages';
import { fail } from '#shared/errors';
import { message } from '#shared/words/message';
import { isThisComputer } from '../asc/server-address';
import { parseJson } from '../storage/json-file';

/** What the keychain has of a destination. The address of a chat is a secret: whoever has it can post there. */
export const Address = z.object({ url: z.string(), secret: z.string().nullable() });
export type Address = z.infer<typeof Address>;

/** The keychain entry of a destination; accounts have UUIDs. */
export function addressId(destinationId: string): string {
  return `message-${destinationId}`;
}

/** Null for anything else, such as an entry that was changed by hand. */
export function readAddress(text: string): Address | null {
  return Address.safeParse(parseJson(text)).data ?? null;
}

/** With a secret where the service needs one. Throws `message-address` and `message-secret`. */
export function checkedAddress(
  service: MessageService,
  typed: { url: string; secret: string | null },
): Address {
  const { href } = checkedUrl(service, typed.url);
  return { url: href, secret: service === 'json' ? checkedSecret(typed.secret) : null };
}

/** Where each service has its webhooks, also those of its clouds for governments; null for any host. */
const hostsOf: Record<MessageService, readonly RegExp[] | null> = {
  slack: [/^hooks\.slack(-gov)?\.com$/],
  teams: [
    /\.logic\.azure\.(com|us|cn)$/,
    /\.powerplatform\.(com|microsoft\.us|partner\.microsoftonline\.cn)$/,
    /\.appsplatform\.us$/,
  ],
  discord: [/^((ptb|canary)\.)?discord(app)?\.com$/],
  json: null,
};

/** An address that messages may be sent to: over TLS, or to this computer. Throws `message-address`. */
export function checkedUrl(service: MessageService, typed: string): URL {
  const text = typed.trim();
  if (!URL.canParse(text)) return fail('message-address', message('error.message-address.no-url'));
  const url = new URL(text);
  if (url.username !== '' || url.password !== '')
    fail('message-address', message('error.message-address.password'));
  const isLocal = url.protocol === 'http:' && isThisComputer(url);
  if (url.protocol !== 'https:' && !isLocal)
    fail('message-address', message('error.message-address.not-https'));
  // Old connectors of Teams no longer take anything.
  if (service === 'teams' && /(^|\.)webhook\.office\.com$|^outlook\.office/.test(url.hostname))
    fail('message-address', message('error.message-address.old-connector'));
  const hosts = hostsOf[service];
  if (hosts !== null && !isThisComputer(url) && !hosts.some((host) => host.test(url.hostname)))
    fail(
      'message-address',
      message('error.message-address.other-host', {
        service: message(`messages.service.${service}`),
        host: url.hostname,
      }),
    );
  url.hash = '';
  return url;
}

/** Bytes that Standard Webhooks asks for at least and at most. */
const secretBytes = { least: 24, most: 64 };
const prefix = 'whsec_';

function checkedSecret(typed: string | null): string {
  const secret = typed?.trim() ?? '';
  const { length } = keyOf(secret);
  const isUsable = secret.startsWith(prefix)
    ? length >= secretBytes.least && length <= secretBytes.most
    : length >= secretBytes.least;
  return isUsable
    ? secret
    : fail(
        'message-secret',
        message('error.message-secret.detail', {
          least: secretBytes.least,
          most: secretBytes.most,
        }),
      );
}

/** The bytes to sign with: the Base64 after `whsec_`, or the text itself. */
export function keyOf(secret: string): Buffer {
  return secret.startsWith(prefix)
    ? Buffer.from(secret.slice(prefix.length), 'base64')
    : Buffer.from(secret, 'utf8');
}

/** What may be shown of an address. */
export function maskOf({ url }: Address): { host: string; ending: string } {
  const { host, pathname, search } = new URL(url);
  return { host, ending: `${pathname}${search}`.slice(-4) };
}

/** Words that came back, without anything of the address or the secret. */
export function withoutAddress(words: string, { url, secret }: Address): string {
  const { pathname, search } = new URL(url);
  const pieces = [url, `${pathname}${search}`, ...`${pathname}${search}`.split(/[/?&=]/)];
  const secrets = [...pieces, secret ?? ''].filter((one) => one.length >= 6);
  const spellings = secrets.flatMap((one) => [one, decoded(one)]);
  return [...spellings, ...spellings.map((one) => one.replaceAll('&', '&amp;'))]
    .sort((one, other) => other.length - one.length)
    .reduce((text, one) => text.replace(new RegExp(literally(one), 'gi'), '•••'), words);
}

/** Matches the text itself. */
function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
