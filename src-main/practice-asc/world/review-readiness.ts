import type { BuildRow } from './rows';
import { byId, type WorldState } from './state';
import type { ReviewContact } from './store-rows';

type ReviewField = keyof ReviewContact & string;

const contacts: readonly ReviewField[] = [
  'contactFirstName',
  'contactLastName',
  'contactPhone',
  'contactEmail',
];
const demoAccount: readonly ReviewField[] = ['demoAccountName', 'demoAccountPassword'];

/** The fields that beta review cannot do without and that are empty. */
export function missingContacts(row: ReviewContact): ReviewField[] {
  const needed = row.demoAccountRequired ? [...contacts, ...demoAccount] : contacts;
  return needed.filter((name) => !row[name]);
}

/** What the app still lacks before a build of it can go to external testers, in words. */
export function missingForReview(build: BuildRow, state: WorldState): string[] {
  const app = byId(state.apps, build.appId);
  const information = state.betaAppLocalizations.find(
    (row) => row.appId === build.appId && row.locale === app?.primaryLocale,
  );
  const details = state.betaAppReviewDetails.find((row) => row.appId === build.appId);
  const words: string[] = [];
  if (!information?.description) words.push('Beta App Description is missing');
  if (!information?.feedbackEmail) words.push('Feedback Email is missing');
  for (const name of details ? missingContacts(details) : contacts) {
    words.push(`Beta App Review Information is missing: ${name}`);
  }
  return words;
}
