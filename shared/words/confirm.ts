/* The native dialogs that ask before an irreversible action. */
import { devicePlaces } from '../asc/devices';
import type { Account, Environment } from '../domain/account';
import type { AccountUses } from '../domain/account-uses';
import type { ExpiryTarget } from '../domain/expiry';
import type { Armed, Preset } from '../domain/preset';
import type { PublishPlan } from '../domain/publish-plan';
import type { OtherReview, PublishRun } from '../domain/publish-run';
import type { Losing, Reach, ReachedGroup } from '../domain/reach';
import type { DestinationChoices } from '../domain/team-messages';
import type { TesterGroup } from '../domain/tester';
import { type StoreFacts, storeLines } from './confirm-app-store';
import { type Message, message, type Value } from './message';
import { appName } from './names';
import { planFacts } from './plan-facts';
import { asLine, type Question, shortList } from './question';
import { type ReachingPlan, reachedPeople, reachedWhen } from './reach';
import { otherReviewText } from './review-busy';
import { inWords, say } from './say';

export type { Question } from './question';

/** A group that a plan names, as App Store Connect described it; null if it did not. */
export interface AskedGroup {
  /** Null if it is not listed. */
  id: string | null;
  name: string;
  isInternal: boolean | null;
  testerCount: number | null;
}

/** Everything that a person has to see before a build goes to people outside the team. */
export interface PublishFacts {
  /** `give` and `submit` are for a build at App Store Connect without its package. */
  how: 'publish' | 'resume' | 'use-existing-build' | 'give' | 'submit';
  environment: Environment;
  app: string;
  version: string;
  buildNumber: string;
  account: { name: string; keyId: string };
  groups: readonly AskedGroup[];
  /** People in these groups and in those that get every build; null if they could not be counted. */
  reach: Reach | null;
  /** What decides when they get it; null for a build that is not at App Store Connect yet. */
  when: ReachingPlan | null;
  locales: readonly string[];
  submitForBetaReview: boolean;
  /** The answer that is sent with the build: whether it uses non-exempt encryption; null if none is. */
  usesNonExemptEncryption: boolean | null;
  overrides: number;
  /** What it does on the App Store; null if nothing. */
  store: StoreFacts | null;
}

/** More lines would leave the buttons outside a small screen. */
const shownPaths = 10;

export function publishQuestion(facts: PublishFacts): Question {
  const { how, environment } = facts;
  const app = asLine(facts.app);
  const build = buildOf(facts);
  const account = { account: asLine(facts.account.name), key: asLine(facts.account.keyId) };
  const { usesNonExemptEncryption: encryption } = facts;
  const details = [
    groupsLine(facts),
    ...peopleLines(facts),
    ...whenLines(facts),
    facts.locales.length > 0 ? localesLine(facts.locales) : say('confirm.notes-none'),
    facts.submitForBetaReview ? say('confirm.review') : say('confirm.review-none'),
    ...(encryption === null
      ? []
      : [say('confirm.encryption', { answer: encryption ? 'yes' : 'no' })]),
    ...(facts.store === null
      ? []
      : [
          say(facts.store.plan.submit ? 'confirm.store.submits' : 'confirm.store.only-prepares'),
          ...storeLines(facts.store),
        ]),
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
  reach,
  account,
  environment,
  ...facts
}: Pick<
  PublishFacts,
  'groups' | 'reach' | 'account' | 'environment' | 'app' | 'version' | 'buildNumber'
>): Question {
  const text = environment === 'practice' ? say('confirm.rehearsal') : say('confirm.email.text');
  const details = [
    groupsLine({ groups, reach }),
    ...peopleLines({ groups, reach }),
    say('confirm.account', { account: asLine(account.name), key: asLine(account.keyId) }),
  ];
  return {
    message: say('confirm.email.title', { app: asLine(facts.app), build: buildOf(facts) }),
    detail: `${text}\n\n${details.join('\n')}`,
    act: say('emails.send'),
  };
}

const armTexts = {
  drop: { live: 'confirm.arm.text', rehearsal: 'confirm.arm.rehearsal' },
  watchFolder: { live: 'confirm.arm.watch-text', rehearsal: 'confirm.arm.watch-rehearsal' },
} as const;

/** Before a preset publishes without a further press: what goes out then. */
export function armQuestion(
  preset: Pick<Preset, 'name' | 'appName' | 'bundleId' | 'groups' | 'notes' | 'notify'> &
    Pick<Preset, 'submitForBetaReview'>,
  { name, keyId, environment }: Pick<Account, 'name' | 'keyId' | 'environment'>,
  how: keyof Armed,
): Question {
  const { groups, notes, notify, submitForBetaReview } = preset;
  const bundleId = asLine(preset.bundleId);
  const names = groups.map((group) => message('confirm.name', { name: asLine(group.name) }));
  const account = { account: asLine(name), key: asLine(keyId) };
  const details = [
    groups.length === 0
      ? say('confirm.groups-none')
      : say('confirm.groups', { groups: shortList(names) }),
    notes.length > 0 ? localesLine(notes.map(({ locale }) => locale)) : say('confirm.notes-none'),
    submitForBetaReview ? say('confirm.review') : say('confirm.review-none'),
    say('confirm.arm.emails', { choice: message(`testers.email.${notify}`) }),
    say(`confirm.account-${environment}`, account),
  ];
  const texts = armTexts[how];
  const text = environment === 'practice' ? texts.rehearsal : texts.live;
  return {
    message: say('confirm.arm.title', { app: asLine(preset.appName ?? preset.name) }),
    detail: `${say(text, { bundleId })} ${say('confirm.arm.asks')}\n\n${details.join('\n')}`,
    act: say('confirm.arm.button'),
  };
}

/** Before the key of an account is deleted in favor of another one. */
export function replaceKeyQuestion({ name, keyId }: Pick<Account, 'name' | 'keyId'>): Question {
  return {
    message: say('confirm.replace-key.title', { name: asLine(name), key: asLine(keyId) }),
    detail: say('confirm.replace-key.text'),
    act: say('confirm.replace-key.button'),
  };
}

/** Before a run is taken back that a colleague may have continued. */
export function takeBackQuestion({ handedOver, package: info }: PublishRun): Question {
  const { version, buildNumber } = info;
  return {
    message: say('confirm.take-back.title', {
      app: asLine(appName(info)),
      build: buildOf({ version: version ?? '?', buildNumber: buildNumber ?? '?' }),
    }),
    detail:
      handedOver === null || handedOver.to === null
        ? say('confirm.take-back.text')
        : say('confirm.take-back.text-to', { name: asLine(handedOver.to) }),
    act: say('confirm.take-back.button'),
  };
}

/** Before a person signs a plan with their approval key. */
export function approveQuestion(plan: PublishPlan, as: string): Question {
  const { bundleId = '?', version = '?', buildNumber = '?' } = plan.package?.build ?? {};
  const locales = plan.notes.map(({ locale }) => locale);
  const details = [
    locales.length > 0 ? localesLine(locales) : say('confirm.notes-none'),
    ...planFacts(plan).map((fact) =>
      say('confirm.approve.line', { label: fact.label, text: asLine(fact.text) }),
    ),
  ];
  const app = asLine(bundleId);
  return {
    message: say('confirm.approve.title', {
      app,
      build: buildOf({ version, buildNumber }),
      name: asLine(as),
    }),
    detail: `${say('confirm.approve.text')}\n\n${details.join('\n')}`,
    act: say('confirm.approve.button'),
  };
}

/** Before a key is deleted: what it is used for, and whether there may be another copy of it. */
export function deleteKeyQuestion(
  account: Pick<Account, 'name' | 'keyId' | 'needsKey' | 'check' | 'backedUpAt'>,
  { appNames, presetNames, resumable }: AccountUses,
  isInUse = false,
): Question {
  const names = { name: asLine(account.name), key: asLine(account.keyId) };
  const used = [
    ...(isInUse ? [say('confirm.delete-key.in-use')] : []),
    ...(appNames.length > 0 ? [say('confirm.delete-key.apps', { names: inQuotes(appNames) })] : []),
    ...(presetNames.length > 0
      ? [say('confirm.delete-key.presets', { names: inQuotes(presetNames) })]
      : []),
    ...(resumable > 0 ? [say('confirm.delete-key.unfinished', { count: resumable })] : []),
  ];
  return {
    message: say('confirm.delete-key.title', names),
    detail: [whatIsLost(account), ...used].join('\n\n'),
    act: say('confirm.delete-key.button'),
  };
}

type LostKey = Pick<Account, 'needsKey' | 'check' | 'backedUpAt'>;

function whatIsLost({ needsKey, check, backedUpAt }: LostKey): string {
  if (needsKey === true) return say('confirm.delete-key.without-key');
  if (check.state === 'refused') return say('confirm.delete-key.refused');
  const copy =
    backedUpAt === undefined
      ? say('confirm.delete-key.last-copy')
      : say('confirm.delete-key.backed-up', { when: { moment: backedUpAt } });
  return `${say('confirm.delete-key.text')} ${copy}`;
}

/** Before an export replaces files in the folder that was chosen for it. */
export function replaceNotesQuestion(folder: string, files: readonly string[]): Question {
  const count = files.length;
  return {
    message: say('confirm.replace-notes.title', { count, folder: asLine(folder) }),
    detail: say('confirm.replace-notes.text', { files: inQuotes(files) }),
    act: say('confirm.replace-notes.button', { count }),
  };
}

/** Before notes are written into files that nobody chose for that: each with its full path. */
export function saveNotesQuestion(changed: readonly string[], added: readonly string[]): Question {
  const blocks = [
    ...(added.length > 0
      ? [`${say('confirm.save-notes.added', { count: added.length })}\n${pathLines(added)}`]
      : []),
    ...(changed.length > 0
      ? [`${say('confirm.save-notes.changed', { count: changed.length })}\n${pathLines(changed)}`]
      : []),
  ];
  return {
    message: say('confirm.save-notes.title', { count: changed.length + added.length }),
    detail: blocks.join('\n\n'),
    act: say('confirm.save-notes.button'),
  };
}

function pathLines(paths: readonly string[]): string {
  const lines = paths.slice(0, shownPaths).map(visible);
  const more = paths.length - lines.length;
  return [...lines, ...(more > 0 ? [say('confirm.more', { count: more })] : [])].join('\n');
}

/** Before several devices are registered: each takes a place until the next year. */
export function devicesQuestion(account: Account, names: readonly string[]): Question {
  const count = names.length;
  const text =
    account.environment === 'practice'
      ? say('confirm.rehearsal')
      : say('confirm.devices.text', { places: devicePlaces });
  const shown = shortList(names.map((name) => message('confirm.name', { name: asLine(name) })));
  const details = [
    say('confirm.devices.names', { names: shown }),
    say('confirm.account', { account: asLine(account.name), key: asLine(account.keyId) }),
  ];
  return {
    message: say('confirm.devices.title', { count }),
    detail: `${text}\n\n${details.join('\n')}`,
    act: say('confirm.devices.button', { count }),
  };
}

/** Before builds are taken from their testers, for good. Null where who loses them could not be read. */
export function expireQuestion({
  account,
  app,
  builds,
  losing,
}: {
  account: Account;
  app: string;
  builds: readonly ExpiryTarget[];
  losing: Losing | null;
}): Question {
  const count = builds.length;
  const named = shortList(
    builds.map(({ version, buildNumber }) =>
      message('confirm.build', {
        build: buildOf({ version: version ?? '–', buildNumber: buildNumber || '–' }),
      }),
    ),
  );
  const reviewed = builds.filter(({ wasInReview }) => wasInReview).length;
  const consequences = [
    ...(account.environment === 'practice' ? [say('confirm.rehearsal')] : []),
    say('confirm.expire.text', { count }),
    ...(reviewed > 0 ? [say('confirm.expire.review', { count: reviewed })] : []),
    say('confirm.no-undo'),
  ];
  const details = [
    say('confirm.expire.builds', { builds: named }),
    losingLine(losing, count),
    ...(losing !== null && losing.groups.length > 0
      ? [say('confirm.groups', { groups: inQuotes(losing.groups) })]
      : []),
    ...(losing !== null && losing.waiting.groups.length > 0
      ? [say('confirm.expire.waiting', { groups: inQuotes(losing.waiting.groups) })]
      : []),
    say(`confirm.account-${account.environment}`, {
      account: asLine(account.name),
      key: asLine(account.keyId),
    }),
  ];
  return {
    message: say('confirm.expire.title', { count, app: asLine(app) }),
    detail: `${consequences.join(' ')}\n\n${details.join('\n')}`,
    act: say('confirm.expire.button', { count }),
  };
}

/** A build that is expired so that another one of its version can be reviewed. */
export interface ReplaceFacts extends Pick<PublishFacts, 'app' | 'account' | 'environment'> {
  /** Of the build that is submitted. */
  version: string | null;
  buildNumber: string | null;
  other: OtherReview;
  /** Null if it could not be read. */
  losing: Losing | null;
}

/** Before the build in review is expired in favor of another one. */
export function replaceBuildQuestion(facts: ReplaceFacts): Question {
  const { other, losing, environment } = facts;
  const app = asLine(facts.app);
  const ours = buildOf({ version: facts.version ?? '–', buildNumber: facts.buildNumber ?? '–' });
  const theirs = buildOf({
    version: other.version ?? facts.version ?? '–',
    buildNumber: other.buildNumber ?? '–',
  });
  const texts = [
    ...(environment === 'practice' ? [say('confirm.rehearsal')] : []),
    say('confirm.replace-build.text', { ours, theirs }),
    say('confirm.no-undo'),
  ];
  const account = { account: asLine(facts.account.name), key: asLine(facts.account.keyId) };
  const details = [
    visible(inWords(otherReviewText(other, facts.version))),
    losingLine(losing, 1),
    ...(losing !== null && losing.groups.length > 0
      ? [say('confirm.groups', { groups: inQuotes(losing.groups) })]
      : []),
    ...(losing !== null && losing.waiting.groups.length > 0
      ? [say('confirm.expire.waiting', { groups: inQuotes(losing.waiting.groups) })]
      : []),
    say(`confirm.account-${environment}`, account),
  ];
  return {
    message: say('confirm.replace-build.title', { app, ours, theirs }),
    detail: `${texts.join(' ')}\n\n${details.join('\n')}`,
    act: say('confirm.replace-build.button'),
  };
}

function losingLine(losing: Losing | null, builds: number): string {
  if (losing === null || losing.people === null) return say('confirm.expire.people-unknown');
  const { people, withoutOtherBuild } = losing;
  const without =
    withoutOtherBuild === null
      ? say('confirm.expire.without-unknown')
      : say('confirm.expire.without', { count: withoutOtherBuild });
  return people === 0
    ? say('confirm.expire.nobody', { builds })
    : `${say('confirm.expire.people', { count: people, builds })} ${without}`;
}

/** Before people are emailed an invitation to a group. */
export function inviteQuestion(
  account: Account,
  app: string,
  group: Pick<TesterGroup, 'name'>,
  {
    emails,
    unclear,
    hasBuild,
  }: { emails: readonly string[]; unclear: number; hasBuild: boolean | null },
): Question {
  const count = emails.length;
  const details = [
    say('confirm.invite.people', { names: plainList(emails) }),
    accountLine(account),
  ];
  const text = [
    ...(account.environment === 'practice' ? [say('confirm.rehearsal')] : []),
    ...(hasBuild === false
      ? [say('confirm.invite.without-build')]
      : account.environment === 'practice'
        ? []
        : [say('confirm.invite.text')]),
    ...(unclear > 0 ? [say('confirm.invite.unclear', { count: unclear })] : []),
  ];
  return {
    message: say('confirm.invite.title', { count, app: asLine(app), group: asLine(group.name) }),
    detail: `${text.join(' ')}\n\n${details.join('\n')}`,
    act: say('confirm.invite.button', { count }),
  };
}

/** Before invitations are emailed again. */
export function resendQuestion(
  account: Account,
  app: string,
  emails: readonly string[],
  count: number,
): Question {
  const text =
    account.environment === 'practice' ? say('confirm.rehearsal') : say('confirm.resend.text');
  const details = [
    say('confirm.invite.people', { names: plainList(emails) }),
    accountLine(account),
  ];
  return {
    message: say('confirm.resend.title', { count, app: asLine(app) }),
    detail: `${text}\n\n${details.join('\n')}`,
    act: say('confirm.resend.button', { count }),
  };
}

/** Before people lose every group and build of an app. */
export function removeFromAppQuestion(
  account: Account,
  app: string,
  emails: readonly string[],
  count: number,
): Question {
  const details = [
    ...(emails.length > 0 ? [say('confirm.invite.people', { names: plainList(emails) })] : []),
    ...byLinkLine(count - emails.length),
    accountLine(account),
  ];
  return {
    message: say('confirm.remove-from-app.title', { count, app: asLine(app) }),
    detail: `${say('confirm.remove-from-app.text')}\n\n${details.join('\n')}`,
    act: say('confirm.remove-testers.button', { count }),
  };
}

/** How many have no address, so that the names and the number in the question agree. */
function byLinkLine(count: number): string[] {
  return count > 0 ? [say('confirm.remove-testers.by-link', { count })] : [];
}

/** Before many people, or some who can’t be invited again, are removed from a group. */
export function removeTestersQuestion(
  account: Account,
  app: string,
  group: Pick<TesterGroup, 'name'>,
  { count, byLink }: { count: number; byLink: number },
): Question {
  const text = [say('confirm.remove-testers.text'), ...byLinkLine(byLink)];
  const names = { count, app: asLine(app), group: asLine(group.name) };
  return {
    message: say('confirm.remove-testers.title', names),
    detail: `${text.join(' ')}\n\n${accountLine(account)}`,
    act: say('confirm.remove-testers.button', { count }),
  };
}

/** Before anyone with the link can join a group. */
export function publicLinkQuestion(
  account: Account,
  app: string,
  group: Pick<TesterGroup, 'name'>,
  limit: number | null,
): Question {
  const text =
    account.environment === 'practice' ? say('confirm.rehearsal') : say('confirm.link.text');
  const details = [
    limit === null ? say('confirm.link.no-limit') : say('confirm.link.limit', { count: limit }),
    accountLine(account),
  ];
  return {
    message: say('confirm.link.title', { app: asLine(app), group: asLine(group.name) }),
    detail: `${text}\n\n${details.join('\n')}`,
    act: say('confirm.link.button'),
  };
}

/** Before notes are given to a program: the whole command, since that is what is confirmed. */
export function translatorProgramQuestion(program: string, args: readonly string[]): Question {
  const command = [program, ...args].map((word) => `“${visible(word)}”`).join(' ');
  return {
    message: say('confirm.translator.program-title'),
    detail: `${command}\n\n${say('confirm.translator.program-text')}`,
    act: say('confirm.translator.program-button'),
  };
}

/** Before notes are sent to a service of the user's. */
export function translatorServiceQuestion(
  { url, host }: { url: string; host: string },
  header: string | null,
): Question {
  const lines = [
    say('confirm.translator.service-text'),
    header === null
      ? say('confirm.translator.service-without-secret')
      : say('confirm.translator.service-secret', { header: visible(header) }),
  ];
  return {
    message: say('confirm.translator.service-title', { host: visible(host) }),
    detail: `${visible(url)}\n\n${lines.join('\n')}`,
    act: say('confirm.translator.service-button'),
  };
}

/** Before messages about builds go to a webhook. */
export function messagesQuestion(choices: DestinationChoices, host: string): Question {
  const { service, name, events, bundleIds, includesNotes, includesPractice } = choices;
  const lines = [
    say('confirm.messages.name', {
      service: message(`messages.service.${service}`),
      name: asLine(name),
    }),
    bundleIds === null
      ? say('confirm.messages.all-apps')
      : say('confirm.messages.apps', { apps: shortList(bundleIds.map(asLine)) }),
    say('confirm.messages.events', {
      events: { list: events.map((event) => message(`messages.event.${event}`)) },
    }),
    ...(includesPractice ? [say('confirm.messages.practice')] : []),
    say(includesNotes ? 'confirm.messages.notes' : 'confirm.messages.no-notes'),
  ];
  return {
    message: say('confirm.messages.title', { host: visible(host) }),
    detail: `${say('confirm.messages.text')}\n\n${lines.join('\n')}`,
    act: say('confirm.messages.button'),
  };
}

/** Whole, with a sign in place of each character that could hide something. */
function visible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\u{fffd}');
}

function buildOf({ version, buildNumber }: Pick<PublishFacts, 'version' | 'buildNumber'>): string {
  return asLine(`${version} (${buildNumber})`);
}

/** What happens that cannot be undone; for a rehearsal, that nothing of the kind happens. */
function consequence(facts: PublishFacts): string {
  const { environment, groups, submitForBetaReview } = facts;
  if (environment === 'practice') return say('confirm.rehearsal');
  const external = groups.filter(({ isInternal }) => isInternal === false);
  const sentences = [
    ...(external.length > 0 ? [externalTesters(external, facts.reach)] : []),
    ...(submitForBetaReview ? [say('confirm.review-submitted')] : []),
    ...(groups.some(({ isInternal }) => isInternal === null)
      ? [say('confirm.groups-unchecked')]
      : []),
    ...(external.length > 0 || submitForBetaReview ? [say('confirm.no-undo')] : []),
  ];
  return sentences.join(' ') || say('confirm.internal-only');
}

/** Counts of several groups are only added up where nobody is in two of them. */
function externalTesters(external: readonly AskedGroup[], reach: Reach | null): string {
  const groups = shortList(
    external.map(({ name }) => message('confirm.name', { name: asLine(name) })),
  );
  const counts = external.map(({ testerCount }) => testerCount);
  const isDistinct = external.length === 1 || reach?.inMoreThanOne === 0;
  if (!isDistinct || counts.some((count) => count === null))
    return say('confirm.external-testers-uncounted', { groups });
  const count = counts.reduce((total: number, one) => total + (one ?? 0), 0);
  return say('confirm.external-testers', { count, groups });
}

/** Also the groups that nobody named, which get every build. */
function groupsLine({ groups, reach }: Pick<PublishFacts, 'groups' | 'reach'>): string {
  const automatic = (reach?.groups ?? []).filter(
    ({ id, hasAccessToAllBuilds }) =>
      hasAccessToAllBuilds && groups.every((named) => named.id !== id),
  );
  const all = [...groups.map(groupText), ...automatic.map(automaticText)];
  return all.length === 0
    ? say('confirm.groups-none')
    : say('confirm.groups', { groups: shortList(all) });
}

function automaticText({ name, testers }: ReachedGroup): Message {
  return testers === null
    ? message('confirm.group.automatic', { name: asLine(name) })
    : message('confirm.group.automatic-testers', { name: asLine(name), count: testers });
}

/** Everyone who gets it, each counted once; nothing for a build that goes to no group. */
function peopleLines({ groups, reach }: Pick<PublishFacts, 'groups' | 'reach'>): string[] {
  if (reach !== null && reach.groups.length > 0)
    return [say('confirm.people', { people: reachedPeople(reach) })];
  return groups.length === 0 ? [] : [say('confirm.people-unknown')];
}

/** When each of the groups gets a build that is at App Store Connect. */
function whenLines({ reach, when }: Pick<PublishFacts, 'reach' | 'when'>): string[] {
  if (reach === null || when === null) return [];
  const groups = reach.groups.map((group) => ({ ...group, name: asLine(group.name) }));
  return reachedWhen(groups, when).map((one) => visible(inWords(one)));
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

function inQuotes(names: readonly string[]): Value {
  return shortList(names.map((name) => message('confirm.name', { name: asLine(name) })));
}

function accountLine({ name, keyId, environment }: Account): string {
  return say(`confirm.account-${environment}`, { account: asLine(name), key: asLine(keyId) });
}

function plainList(texts: readonly string[]): Value {
  return shortList(texts.map((text) => asLine(text)));
}
