import type { Environment } from '#shared/domain/account';
import type { CheckedLink } from '#shared/domain/app-store';
import { listStoreInfos } from '../asc/app-store-info';
import { listStoreLanguages } from '../asc/app-store-texts';
import { readAppOfVersion } from '../asc/apps';
import type { AscClient } from '../asc/client';
import { isThisComputer } from '../asc/server-address';
import type { Fetch } from '../ports';

/** For one address, with its redirects. */
const patienceMs = 15_000;
/** For all of them; those that are left are not checked. */
const longestMs = 120_000;
/** More addresses than these are not opened. */
const mostLinks = 100;
const mostRedirects = 5;
const atOnce = 4;
/** Statuses that say that there is nothing; others may be about who asks. */
const deadStatuses: ReadonlySet<number> = new Set([404, 410]);

/**
 * Opens each web address of a version's texts and of the app's privacy policies once, several at a time, without
 * credentials. A redirect is followed, as far as the way in use may go there.
 */
export async function checkLinks(
  client: AscClient,
  fetch: Fetch,
  versionId: string,
): Promise<CheckedLink[]> {
  const [languages, policies] = await Promise.all([
    listStoreLanguages(client, versionId),
    privacyPolicies(client, versionId),
  ]);
  const written = [
    ...languages.flatMap(({ supportUrl, marketingUrl }) => [supportUrl, marketingUrl]),
    ...policies,
  ];
  const urls = [...new Set(written.filter((url) => url !== null).filter(isWebAddress))];
  return checkAddresses(fetch, urls);
}

/**
 * The way for addresses that others wrote. For a live account it leads nowhere but to the public internet, in a rehearsal
 * nowhere but to this computer.
 */
export function linkFetch(
  environment: Environment,
  ways: { open: Fetch; publicOnly: Fetch },
): Fetch {
  if (environment === 'live') return ways.publicOnly;
  return async (url, init) => {
    if (!isThisComputer(url)) throw new Error('a rehearsal stays on this computer');
    return ways.open(url, init);
  };
}

async function privacyPolicies(client: AscClient, versionId: string): Promise<(string | null)[]> {
  const { appId } = await readAppOfVersion(client, versionId);
  const infos = await listStoreInfos(client, appId);
  return infos.flatMap(({ languages }) => languages.map((one) => one.privacyPolicyUrl));
}

/** In the order in which they are given. */
export async function checkAddresses(
  fetch: Fetch,
  urls: readonly string[],
): Promise<CheckedLink[]> {
  const checked = new Map<string, CheckedLink>();
  const end = AbortSignal.timeout(longestMs);
  const waiting = urls.slice(0, mostLinks);
  const work = async (): Promise<void> => {
    for (let url = waiting.shift(); url !== undefined && !end.aborted; url = waiting.shift())
      checked.set(url, await checkLink(fetch, url, end));
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return urls.map((url) => checked.get(url) ?? { url, outcome: 'unreachable', status: null });
}

function isWebAddress(url: string): boolean {
  return /^https?:\/\//i.test(url) && URL.canParse(url);
}

async function checkLink(fetch: Fetch, url: string, end: AbortSignal): Promise<CheckedLink> {
  try {
    const status = await statusOf(
      fetch,
      new URL(url),
      AbortSignal.any([end, AbortSignal.timeout(patienceMs)]),
    );
    if (deadStatuses.has(status)) return { url, outcome: 'dead', status };
    return { url, outcome: status >= 200 && status < 300 ? 'ok' : 'unreachable', status };
  } catch {
    return { url, outcome: 'unreachable', status: null };
  }
}

/** Some servers answer no HEAD, so the page itself is asked for; its content is not read. */
async function statusOf(fetch: Fetch, address: URL, signal: AbortSignal): Promise<number> {
  let url = address;
  for (let redirects = 0; ; redirects += 1) {
    // Someone's password is not sent anywhere, also where a redirect has one.
    if (!isWebAddress(url.href) || url.username !== '' || url.password !== '')
      throw new Error('not an address to open');
    const answer = await fetch(url, { headers, redirect: 'manual', signal });
    await answer.body?.cancel().catch(() => undefined);
    const location = answer.headers.get('location');
    const isRedirect = answer.status >= 300 && answer.status < 400 && location !== null;
    if (!isRedirect || redirects === mostRedirects) return answer.status;
    url = new URL(location, url);
  }
}

// Some servers refuse a request that does not say what sends it.
// Not shown: sent to servers.
const headers = { accept: '*/*', 'user-agent': 'Slipway (link check)' };
