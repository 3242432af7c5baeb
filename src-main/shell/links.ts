import type { PublishRun } from '#shared/domain/publish-run';
import { raise } from '#shared/errors';
import type { LinkTarget } from '#shared/ipc-contract';
import { readAddress } from './web-address';

const store = 'https://appstoreconnect.apple.com';
const fixed = {
  'api-keys': `${store}/access/integrations/api`,
  agreements: `${store}/business`,
  apps: `${store}/apps`,
  'system-status': 'https://developer.apple.com/system-status/',
} as const;

const openableHosts = new Set(['appstoreconnect.apple.com', 'developer.apple.com']);
const appleId = /^[\w-]{1,64}$/;

/** The window names a target; the address is made here, from what the run knows. */
export function addressOf(target: LinkTarget, run: PublishRun | null): string {
  if (target !== 'testflight-build') return fixed[target];
  if (run === null) raise('run-not-found', 'No run was named.');
  if (run.environment === 'practice')
    raise('request-refused', 'The practice App Store Connect has no web pages.');
  const app = run.app?.id ?? '';
  if (!appleId.test(app)) return fixed.apps;
  const build = run.ids.build ?? '';
  return `${store}/apps/${app}/testflight/ios${appleId.test(build) ? `/${build}` : ''}`;
}

/** Only Apple's two hosts, over https, with nothing before or behind the host's name. */
export function mayOpen(address: string): boolean {
  const url = readAddress(address);
  if (url === null || url.protocol !== 'https:' || url.port !== '') return false;
  return url.username === '' && url.password === '' && openableHosts.has(url.hostname);
}
