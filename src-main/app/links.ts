import { appStoreConnect, testFlightAddress } from '#shared/asc/test-flight-address';
import type { PublishRun } from '#shared/domain/publish-run';
import { fail } from '#shared/errors';
import type { LinkTarget } from '#shared/ipc/contract';
import { message } from '#shared/words/message';

const fixed = {
  'api-keys': `${appStoreConnect}/access/integrations/api`,
  agreements: `${appStoreConnect}/business`,
  apps: `${appStoreConnect}/apps`,
  'system-status': 'https://developer.apple.com/system-status/',
  'contact-apple': 'https://developer.apple.com/contact/',
} as const;

const openableHosts = new Set(['appstoreconnect.apple.com', 'developer.apple.com']);

/** The window names a target; the address is built here from the run's ids. */
export function addressOf(target: LinkTarget, run: PublishRun | null): string {
  if (target !== 'testflight-build' && target !== 'testflight-app') return fixed[target];
  if (run === null) fail('run-not-found', message('error.run-not-found.unnamed'));
  if (run.environment === 'practice')
    fail('request-refused', message('error.request-refused.practice-pages'));
  const build = target === 'testflight-build' ? run.ids.build : null;
  return testFlightAddress(run.app?.id ?? '', run.package.platform, build);
}

/** Only Apple's two hosts, over https, with no credentials or port. */
export function mayOpen(address: string): boolean {
  const url = readAddress(address);
  if (url === null || url.protocol !== 'https:' || url.port !== '') return false;
  return url.username === '' && url.password === '' && openableHosts.has(url.hostname);
}

/** The only path to an external page: no address other than Apple's reaches the browser, whoever requests it. */
export function pageOpener(
  openExternal: (address: string) => Promise<void>,
): (address: string) => Promise<void> {
  return async (address) => {
    if (!mayOpen(address)) fail('call-refused', message('error.call-refused.page'));
    await openExternal(address);
  };
}

/** Parses the address instead of comparing prefixes; null if it is not a URL. */
export function readAddress(address: string): URL | null {
  return URL.canParse(address) ? new URL(address) : null;
}
