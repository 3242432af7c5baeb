/* The native dialogs that ask before an irreversible action. */
import type { Account, Environment } from '../domain/account';
import { counted, listed } from './format';
import { say } from './say';

export interface Question {
  /** The headline: the action and its object. */
  message: string;
  detail: string;
  /** The confirm button. The other one is `cancelLabel`, which Enter presses. */
  act: string;
}

export const cancelLabel = 'Cancel';

/** A group that a plan names, as App Store Connect described it; null if it did not. */
export interface AskedGroup {
  name: string;
  isInternal: boolean | null;
  testerCount: number | null;
}

/** Everything that a person has to see before a build goes to people outside the team. */
export interface PublishFacts {
  how: 'publish' | 'resume' | 'use-existing-build';
  environment: Environment;
  app: string;
  version: string;
  buildNumber: string;
  account: { name: string; keyId: string };
  groups: readonly AskedGroup[];
  locales: readonly string[];
  submitForBetaReview: boolean;
  overrides: number;
}

/** More names than these do not help a person to decide, and would push the buttons off the screen. */
const shownNames = 8;

const verbs = {
  publish: { live: 'Publish', practice: 'Rehearse' },
  resume: { live: 'Resume publishing', practice: 'Resume rehearsing' },
  'use-existing-build': {
    live: 'Publish existing build',
    practice: 'Rehearse with existing build',
  },
} as const;

export function publishQuestion(facts: PublishFacts): Question {
  const build = asLine(`${facts.version} (${facts.buildNumber})`);
  const verb = verbs[facts.how][facts.environment];
  const details = [
    facts.groups.length > 0 ? `Groups: ${groupsLine(facts.groups)}` : 'Groups: none',
    `What to Test: ${facts.locales.length > 0 ? localesLine(facts.locales) : 'no notes'}`,
    `Beta review: ${facts.submitForBetaReview ? 'submitted to Apple' : 'not submitted'}`,
    ...(facts.overrides > 0 ? [`Overrides: ${counted(facts.overrides, 'check')}`] : []),
    `Account: ${asLine(facts.account.name)} (key ${asLine(facts.account.keyId)}), ${
      facts.environment === 'live' ? 'App Store Connect' : 'practice'
    }`,
  ];
  return {
    message: `${verb} ${asLine(facts.app)} ${build}?`,
    detail: `${consequence(facts)}\n\n${details.join('\n')}`,
    act: `${verb} ${build}`,
  };
}

/** Before the build's testers are emailed. */
export function notifyQuestion({
  groups,
  account,
  environment,
  ...facts
}: Pick<
  PublishFacts,
  'groups' | 'account' | 'environment' | 'app' | 'version' | 'buildNumber'
>): Question {
  const build = asLine(`${facts.version} (${facts.buildNumber})`);
  return {
    message: `Email the testers of ${asLine(facts.app)} ${build}?`,
    detail:
      `${environment === 'practice' ? rehearsalWords : 'App Store Connect emails every tester of this build that it can be installed. You can’t undo this.'}\n\n` +
      `Groups: ${groupsLine(groups)}\n` +
      `Account: ${asLine(account.name)} (key ${asLine(account.keyId)})`,
    act: say('emails.send'),
  };
}

export function deleteKeyQuestion({ name, keyId }: Pick<Account, 'name' | 'keyId'>): Question {
  return {
    message: `Delete the key ${asLine(name)} (${asLine(keyId)})?`,
    detail:
      'The private key is removed from this computer’s keychain. Apple doesn’t let you download a key again: ' +
      'without a copy of the .p8 file you have to create a new key.\n\n' +
      'Runs stay in Activity, but unfinished runs of this account can no longer be resumed.',
    act: 'Delete key',
  };
}

const rehearsalWords = 'This is a rehearsal: nothing reaches Apple or a tester.';

/** What happens that cannot be undone; for a rehearsal, that nothing of the kind happens. */
function consequence({ environment, groups, submitForBetaReview }: PublishFacts): string {
  if (environment === 'practice') return rehearsalWords;
  const external = groups.filter(({ isInternal }) => isInternal === false);
  const sentences = [
    ...(external.length > 0 ? [`${peopleIn(external)} can get this build and an email.`] : []),
    ...(submitForBetaReview ? ['The build is submitted to Apple for beta review.'] : []),
    ...(groups.some(({ isInternal }) => isInternal === null)
      ? ['Slipway could not check which groups are external.']
      : []),
    ...(external.length > 0 || submitForBetaReview ? ['You can’t undo this.'] : []),
  ];
  return sentences.join(' ') || 'Only internal testers can get this build.';
}

function peopleIn(external: readonly AskedGroup[]): string {
  const counts = external.map(({ testerCount }) => testerCount);
  const names = shortList(external.map(({ name }) => quoted(name)));
  if (counts.some((count) => count === null)) return `External testers in ${names}`;
  const sum = counts.reduce((total: number, count) => total + (count ?? 0), 0);
  return `${counted(sum, 'external tester')} in ${names}`;
}

function groupsLine(groups: readonly AskedGroup[]): string {
  return shortList(
    groups.map(({ name, isInternal, testerCount }) => {
      const kind = isInternal === null ? 'not checked' : isInternal ? 'internal' : 'external';
      const testers = testerCount === null ? '' : `, ${counted(testerCount, 'tester')}`;
      return `${quoted(name)} (${kind}${testers})`;
    }),
  );
}

function localesLine(locales: readonly string[]): string {
  return `${counted(locales.length, 'language')}: ${shortList(locales.map(asLine))}`;
}

function shortList(names: readonly string[]): string {
  if (names.length <= shownNames) return listed(names);
  return listed([...names.slice(0, shownNames), `${names.length - shownNames} more`]);
}

const quoted = (name: string): string => `“${asLine(name)}”`;

/** Names come from packages, servers and the page: none may break the dialog's lines or reverse its text. */
function asLine(text: string): string {
  const plain = text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return plain.length > 60 ? `${plain.slice(0, 59)}…` : plain;
}
