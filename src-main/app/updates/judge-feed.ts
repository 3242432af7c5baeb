import type { KeyObject } from 'node:crypto';
import { parseUpdateInfo } from 'electron-updater/out/providers/Provider.js';
import { z } from 'zod';
import { compareVersions } from '#shared/asc/version-numbers';
import type { UpdateOffer } from '#shared/domain/update';
import { fail } from '#shared/errors';
import { type Message, message } from '#shared/words/message';
import { digestOfNotes, readSignature, UpdateClaims } from './update-signature';

/** What an update has to be made for. */
export interface ThisCopy {
  /** `0.1.0`, maybe with something like `-beta.1` after it. */
  version: string;
  platform: NodeJS.Platform;
  arch: string;
}

/** An update whose signature holds: everything in it was signed. */
export interface CheckedUpdate {
  offer: UpdateOffer;
  claims: UpdateClaims;
}

export const channel = 'latest';

/** No version of Slipway is near it: a feed cannot fill a disk. */
const largestUpdate = 1_000_000_000;

/** What can replace this copy; the feed also names packages that only a person or a package manager installs. */
const installable: Record<UpdateClaims['platform'], RegExp> = {
  darwin: /\.zip$/,
  linux: /\.AppImage$/,
  win32: /\.exe$/,
};

/** Only what is used; electron-builder writes more. */
const Feed = z.object({
  version: UpdateClaims.shape.version,
  files: z
    .array(z.object({ url: z.string(), sha512: z.string(), size: z.number() }))
    .min(1)
    .max(64),
  releaseNotes: z.string().nullish(),
  releaseDate: z.string().nullish(),
  stagingPercentage: z.number().nullish(),
  slipwaySignatures: z.array(z.string().max(4000)).max(64).optional(),
});
type Feed = z.infer<typeof Feed>;

/**
 * The newer version that the feed offers for this copy; null if there is none. The text may be anything. Throws
 * `update-…` for whatever was not signed exactly so.
 */
export function judgeFeed(
  text: string,
  keys: readonly KeyObject[],
  copy: ThisCopy,
): CheckedUpdate | null {
  const feed = parseFeed(text);
  const order = compareWithCopy(feed.version, copy.version);
  const versions = { version: feed.version, current: copy.version };
  if (order < 0) fail('update-older', message('error.update-older.detail', versions));
  if (order === 0) return null;
  const claims = signedClaims(feed, keys, copy);
  if (claims.size > largestUpdate) {
    const sizes = { size: { bytes: claims.size }, most: { bytes: largestUpdate } };
    fail('update-too-large', message('error.update-too-large.detail', sizes));
  }
  return {
    claims,
    offer: {
      version: claims.version,
      notes: shownNotes(feed.releaseNotes ?? ''),
      releasedAt: readDate(claims.releaseDate),
      size: claims.size,
    },
  };
}

function parseFeed(text: string): Feed {
  try {
    return Feed.parse(parseUpdateInfo(text, 'feed', new URL('https://feed.invalid/')));
  } catch (cause) {
    return fail('update-feed-unreadable', message('error.update-feed-unreadable.detail'), {
      cause,
    });
  }
}

/** Positive if the offered version is newer. A version with a suffix comes before the one without it. */
function compareWithCopy(offered: string, current: string): number {
  const [numbers = current, ...suffix] = current.split('-');
  const order = compareVersions(offered, numbers);
  return order === 0 && suffix.length > 0 ? 1 : order;
}

function signedClaims(feed: Feed, keys: readonly KeyObject[], copy: ThisCopy): UpdateClaims {
  const { version } = feed;
  const signatures = feed.slipwaySignatures ?? [];
  if (signatures.length === 0)
    fail('update-unsigned', message('error.update-unsigned.detail', { version }));
  const signed = signatures.flatMap((one) => readSignature(one, keys) ?? []);
  if (signed.length === 0)
    fail('update-signature-wrong', message('error.update-signature-wrong.detail', { version }));
  const fitting = signed.filter((claims) => fits(claims, copy));
  const [best, ...others] = fitting.toSorted((one, other) => rank(one) - rank(other));
  if (best === undefined)
    return fail(
      'update-not-for-system',
      message('error.update-not-for-system.detail', {
        version,
        system: `${copy.platform} ${copy.arch}`,
      }),
    );
  const good = [best, ...others].find((claims) => differenceOf(claims, feed) === null);
  const difference = differenceOf(best, feed);
  if (good === undefined && difference !== null) fail('update-signature-other', difference);
  return good ?? best;
}

function fits(claims: UpdateClaims, { platform, arch }: ThisCopy): boolean {
  return (
    claims.platform === platform &&
    (claims.arch === arch || claims.arch === 'universal') &&
    installable[claims.platform].test(claims.file)
  );
}

const rank = ({ arch }: UpdateClaims): number => (arch === 'universal' ? 1 : 0);

/** What the feed says otherwise than its signature; null if nothing. */
function differenceOf(claims: UpdateClaims, feed: Feed): Message | null {
  if (claims.version !== feed.version)
    return message('error.update-signature-other.version', {
      signed: claims.version,
      offered: feed.version,
    });
  if (claims.channel !== channel)
    return message('error.update-signature-other.channel', { signed: claims.channel });
  if (claims.notes !== digestOfNotes(feed.releaseNotes ?? ''))
    return message('error.update-signature-other.notes', { version: feed.version });
  if (claims.releaseDate !== (feed.releaseDate ?? ''))
    return message('error.update-signature-other.date', { version: feed.version });
  if (claims.stagingPercentage !== (feed.stagingPercentage ?? null))
    return message('error.update-signature-other.staging', { version: feed.version });
  const listed = feed.files.find(({ url }) => url === claims.file);
  if (listed === undefined || listed.size !== claims.size || listed.sha512 !== claims.sha512)
    return message('error.update-signature-other.file', { file: claims.file });
  return null;
}

function readDate(text: string): string | null {
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}

/** Characters; the rest is on the page of the release. */
const longestNotes = 20_000;

/** Controls but line feed and tab, and what turns the direction of text: notes could show another text than they are. */
const unseen = /[^\P{Cc}\n\t]|\p{Bidi_Control}|[\u200b\u2060-\u2064\ufeff]/gu;

/**
 * Release notes as they are shown: plain text, whatever they contain. HTML and Markdown stay as they were written,
 * because the window shows text only. Null if there is nothing to read.
 */
function shownNotes(notes: string): string | null {
  const text = notes.replace(/\r\n?/g, '\n').replace(unseen, '').trim();
  if (text === '') return null;
  return text.length > longestNotes ? `${text.slice(0, longestNotes - 1)}…` : text;
}
