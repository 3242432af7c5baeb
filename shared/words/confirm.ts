/* The native dialogs that ask before an irreversible action. */
import type { Account, Environment } from '../domain/account';
import { type Message, message, type Value } from './message';
import { say } from './say';

export interface Question {
  /** The headline: the action and its object. */
  message: string;
  detail: string;
  /** The confirm button. The other one cancels, and Enter presses it. */
  act: string;
}

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

export function publishQuestion(facts: PublishFacts): Question {
  const { how, environment } = facts;
  const app = asLine(facts.app);
  const build = buildOf(facts);
  const account = { account: asLine(facts.account.name), key: asLine(facts.account.keyId) };
  const details = [
    groupsLine(facts.groups),
    facts.locales.length > 0 ? localesLine(facts.locales) : say('confirm.notes-none'),
    facts.submitForBetaReview ? say('confirm.review') : say('confirm.review-none'),
    ...(facts.overrides > 0 ? [say('confirm.overrides', { count: facts.overrides })] : []),
    say(`confirm.account-${environment}`, account),
  ];
  return {
    message: say(`confirm.${how}.${environment}`, { app, build }),
    detail: `${consequence(facts)}\n\n${details.join('\n')}`,
    act: say(`confirm.${how}.${environment}-button`, { build }),
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
  const text = environment === 'practice' ? say('confirm.rehearsal') : say('confirm.email.text');
  const details = [
    groupsLine(groups),
    say('confirm.account', { account: asLine(account.name), key: asLine(account.keyId) }),
  ];
  return {
    message: say('confirm.email.title', { app: asLine(facts.app), build: buildOf(facts) }),
    detail: `${text}\n\n${details.join('\n')}`,
    act: say('emails.send'),
  };
}

export function deleteKeyQuestion({ name, keyId }: Pick<Account, 'name' | 'keyId'>): Question {
  return {
    message: say('confirm.delete-key.title', { name: asLine(name), key: asLine(keyId) }),
    detail: `${say('confirm.delete-key.text')}\n\n${say('confirm.delete-key.runs')}`,
    act: say('confirm.delete-key.button'),
  };
}

function buildOf({ version, buildNumber }: Pick<PublishFacts, 'version' | 'buildNumber'>): string {
  return asLine(`${version} (${buildNumber})`);
}

/** What happens that cannot be undone; for a rehearsal, that nothing of the kind happens. */
function consequence({ environment, groups, submitForBetaReview }: PublishFacts): string {
  if (environment === 'practice') return say('confirm.rehearsal');
  const external = groups.filter(({ isInternal }) => isInternal === false);
  const sentences = [
    ...(external.length > 0 ? [externalTesters(external)] : []),
    ...(submitForBetaReview ? [say('confirm.review-submitted')] : []),
    ...(groups.some(({ isInternal }) => isInternal === null)
      ? [say('confirm.groups-unchecked')]
      : []),
    ...(external.length > 0 || submitForBetaReview ? [say('confirm.no-undo')] : []),
  ];
  return sentences.join(' ') || say('confirm.internal-only');
}

function externalTesters(external: readonly AskedGroup[]): string {
  const groups = shortList(
    external.map(({ name }) => message('confirm.name', { name: asLine(name) })),
  );
  const counts = external.map(({ testerCount }) => testerCount);
  if (counts.some((count) => count === null))
    return say('confirm.external-testers-uncounted', { groups });
  const count = counts.reduce((total: number, one) => total + (one ?? 0), 0);
  return say('confirm.external-testers', { count, groups });
}

function groupsLine(groups: readonly AskedGroup[]): string {
  if (groups.length === 0) return say('confirm.groups-none');
  return say('confirm.groups', { groups: shortList(groups.map(groupText)) });
}

function groupText({ name, isInternal, testerCount }: AskedGroup): Message {
  const kind = isInternal === null ? 'unchecked' : isInternal ? 'internal' : 'external';
  return testerCount === null
    ? message(`confirm.group.${kind}`, { name: asLine(name) })
    : message(`confirm.group.${kind}-testers`, { name: asLine(name), count: testerCount });
}

function localesLine(locales: readonly string[]): string {
  const languages = shortList(locales.map((locale) => ({ locale: asLine(locale) })));
  return say('confirm.notes', { count: locales.length, languages });
}

function shortList(items: readonly Value[]): Value {
  if (items.length <= shownNames) return { list: [...items] };
  const more = message('confirm.more', { count: items.length - shownNames });
  return { list: [...items.slice(0, shownNames), more] };
}

/** Names come from packages, servers and the page: none may break the dialog's lines or reverse its text. */
function asLine(text: string): string {
  const plain = text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return plain.length > 60 ? `${plain.slice(0, 59)}…` : plain;
}
