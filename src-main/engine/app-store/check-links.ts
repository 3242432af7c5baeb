import type { CheckedLink } from '#shared/domain/app-store';
import { listStoreLanguages } from '../asc/app-store-texts';
import type { AscClient } from '../asc/client';
import type { Fetch } from '../ports';

const patienceMs = 15_000;
/** Statuses that say that there is nothing; others may be about who asks. */
const deadStatuses: ReadonlySet<number> = new Set([404, 410]);

/** Opens each web address of a version's texts once, two at a time. */
export async function checkLinks(
  client: AscClient,
  fetch: Fetch,
  versionId: string,
): Promise<CheckedLink[]> {
  const languages = await listStoreLanguages(client, versionId);
  const urls = new Set(
    languages.flatMap(({ supportUrl, marketingUrl }) =>
      [supportUrl, marketingUrl].filter((url): url is string => isWebAddress(url)),
    ),
  );
  const waiting = [...urls];
  const checked: CheckedLink[] = [];
  const work = async (): Promise<void> => {
    for (let url = waiting.shift(); url !== undefined; url = waiting.shift())
      checked.push(await checkLink(fetch, url));
  };
  await Promise.all([work(), work()]);
  return checked;
}

function isWebAddress(url: string | null): boolean {
  return url !== null && /^https?:\/\//i.test(url) && URL.canParse(url);
}

/** Some servers answer no HEAD, so the page itself is asked for; its content is not read. */
async function checkLink(fetch: Fetch, url: string): Promise<CheckedLink> {
  try {
    const answer = await fetch(new URL(url), { signal: AbortSignal.timeout(patienceMs) });
    await answer.body?.cancel().catch(() => undefined);
    const { status } = answer;
    if (deadStatuses.has(status)) return { url, outcome: 'dead', status };
    return { url, outcome: answer.ok ? 'ok' : 'unreachable', status };
  } catch {
    return { url, outcome: 'unreachable', status: null };
  }
}
