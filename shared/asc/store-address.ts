import type { StoreWebPage } from '../domain/readiness-item';
import { appleId, appStoreConnect, pageOf } from './test-flight-address';

/*
 * Pages of App Store Connect about the App Store, as its side bar links them (seen in public guides and scripts,
 * October 2026). Apple publishes no list of them; a page that moved leads to the app all the same.
 */
const places: Record<Exclude<StoreWebPage, 'version' | 'screenshots' | 'agreements'>, string> = {
  'app-information': 'info',
  'age-rating': 'info',
  privacy: 'privacy',
  pricing: 'pricing',
  'resolution-center': 'reviewsubmissions',
};

/** The page on which something of an app is fixed; the list of apps if the app's ID is none of Apple's. */
export function storeWebAddress(
  page: StoreWebPage,
  app: { appId: string; platform: string | null; submissionId?: string | null },
): string {
  if (page === 'agreements') return `${appStoreConnect}/business`;
  if (!appleId.test(app.appId)) return `${appStoreConnect}/apps`;
  const ofApp = `${appStoreConnect}/apps/${app.appId}/distribution`;
  if (page === 'version' || page === 'screenshots')
    return `${ofApp}/${pageOf(app.platform)}/version/inflight`;
  const submission = app.submissionId ?? '';
  return page === 'resolution-center' && appleId.test(submission)
    ? `${ofApp}/reviewsubmissions/details/${submission}`
    : `${ofApp}/${places[page]}`;
}
