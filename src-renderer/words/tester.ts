import type {
  Invitation,
  InvitationPreview,
  InvitationRow,
  InviteeLine,
  Tester,
  TesterGroup,
} from '#shared/domain/tester';
import { perLocale } from '#shared/words/language';
import type { Value } from '#shared/words/message';
import { say } from '#shared/words/say';
import type { Tone } from './format';

export function groupTitle({ name }: Pick<TesterGroup, 'name'>): string {
  return name === '' ? say('beta-testers.unnamed-group') : name;
}

export function groupKind({ isInternal }: Pick<TesterGroup, 'isInternal'>): string {
  if (isInternal === null) return say('beta-testers.kind-unknown');
  return say(isInternal ? 'beta-testers.internal' : 'beta-testers.external');
}

/** One line under the name of a group; null stands for all testers of the app. */
export function aboutGroup(group: TesterGroup | null): string {
  if (group === null) return say('beta-testers.about-all');
  if (group.isInternal === null) return say('beta-testers.about-unknown');
  if (!group.isInternal) return say('beta-testers.about-external');
  return say(
    group.hasAccessToAllBuilds ? 'beta-testers.about-internal-all' : 'beta-testers.about-internal',
  );
}

/** Of those on disk and typed, which one a name could be mistaken for. */
export function likeName(
  name: string,
  groups: readonly TesterGroup[],
): { name: string; isSame: boolean } | null {
  const typed = name.trim();
  if (typed === '') return null;
  const same = groups.find((group) => group.name === typed);
  if (same !== undefined) return { name: same.name, isSame: true };
  const like = groups.find((group) => plain(group.name) === plain(typed));
  return like === undefined ? null : { name: like.name, isSame: false };
}

/** Ignores case, accents, width, spaces and hyphens. */
function plain(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .replace(/[\s\p{Pd}_]+/gu, ' ')
    .trim()
    .toLowerCase();
}

export function testerName({
  firstName,
  lastName,
}: Pick<Tester, 'firstName' | 'lastName'>): string {
  return [firstName, lastName].filter(Boolean).join(' ');
}

/** What names a tester in a sentence: name, else address, else that neither is known. */
export function testerLabel(tester: Tester): string {
  return testerName(tester) || tester.email || say('beta-testers.no-name');
}

const knownStates = ['NOT_INVITED', 'INVITED', 'ACCEPTED', 'INSTALLED', 'REVOKED'] as const;
type KnownState = (typeof knownStates)[number];

const isKnown = (state: string | null): state is KnownState =>
  knownStates.some((known) => known === state);

/** A word of Apple's that is not known here is shown as it is; null if there is none. */
export function stateWord({ state }: Pick<Tester, 'state'>): string | null {
  return isKnown(state) ? say(`beta-testers.state.${state}`) : state;
}

const tones: Record<KnownState, Tone> = {
  NOT_INVITED: 'quiet',
  INVITED: 'look',
  ACCEPTED: 'ok',
  INSTALLED: 'ok',
  REVOKED: 'block',
};

export function testerTone({ state }: Pick<Tester, 'state'>): Tone {
  return isKnown(state) ? tones[state] : 'quiet';
}

export function invitedBy({ inviteType }: Pick<Tester, 'inviteType'>): string | null {
  if (inviteType === 'EMAIL') return say('beta-testers.by-email');
  return inviteType === 'PUBLIC_LINK' ? say('beta-testers.by-link') : inviteType;
}

/** Only someone with an address who has not accepted yet can be emailed again. */
export function canResend({ email, state }: Tester): boolean {
  return email !== null && state !== 'ACCEPTED' && state !== 'INSTALLED';
}

/** Apple has not emailed them, and does that once their group has a build. */
export function waitsForBuild({ state }: Tester, hasBuild: boolean | null): boolean {
  return state === 'NOT_INVITED' && hasBuild === false;
}

const collator = perLocale(
  (locale) => new Intl.Collator(locale, { numeric: true, sensitivity: 'base' }),
);

export type TesterSort = 'name' | 'email' | 'state' | 'invited';

/** What a row is sorted by; rows that do not have it come last, in either direction. */
const sortKeys: Record<TesterSort, (tester: Tester) => string | null> = {
  name: (tester) => [tester.lastName, tester.firstName].filter(Boolean).join(' ') || null,
  email: ({ email }) => email,
  state: ({ state }) => (isKnown(state) ? `${knownStates.indexOf(state)}` : state),
  invited: ({ inviteType }) => inviteType,
};

export function matchingTesters(testers: readonly Tester[], query: string): readonly Tester[] {
  const words = query.trim().toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return testers;
  return testers.filter(({ firstName, lastName, email }) => {
    const text = `${firstName ?? ''} ${lastName ?? ''} ${email ?? ''}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

export function sortedTesters(
  testers: readonly Tester[],
  by: TesterSort,
  isDescending: boolean,
): readonly Tester[] {
  const { compare } = collator();
  const keyed = testers.map((tester) => ({ tester, key: sortKeys[by](tester) }));
  return keyed
    .sort((one, other) => {
      if (one.key === null || other.key === null)
        return Number(one.key === null) - Number(other.key === null);
      const order = compare(one.key, other.key);
      return isDescending ? -order : order;
    })
    .map(({ tester }) => tester);
}

/** The sentences above the people of a list, before anything is sent. */
export function previewWords({ lines, placesLeft }: InvitationPreview): string[] {
  const of = (state: InviteeLine['state']) => lines.filter((line) => line.state === state).length;
  const sending = of('new') + of('of-app');
  const parts = [
    [of('of-app'), 'beta-testers.invite-of-app'],
    [of('in-group'), 'beta-testers.invite-in-group'],
    [of('repeated'), 'beta-testers.invite-repeated'],
    [of('invalid'), 'beta-testers.invite-invalid'],
    [of('not-a-user'), 'beta-testers.invite-not-users'],
  ] as const;
  return [
    say('beta-testers.invite-summary', { count: of('new') }),
    ...parts.flatMap(([count, key]) => (count > 0 ? [say(key, { count })] : [])),
    ...(placesLeft !== null && sending > placesLeft
      ? [say('beta-testers.invite-over', { places: placesLeft })]
      : []),
  ];
}

const lineTones: Record<InviteeLine['state'], Tone> = {
  new: 'busy',
  'of-app': 'busy',
  'in-group': 'quiet',
  repeated: 'quiet',
  invalid: 'block',
  'not-a-user': 'block',
};

export const lineTone = ({ state }: InviteeLine): Tone => lineTones[state];

/** How far an invitation is, in parts that are not empty. */
export function invitationFacts({ counts, unconfirmed, notEmailed }: Invitation): string[] {
  // Someone whom Apple has not emailed is a tester of the group, and not invited yet.
  const later = Math.min(notEmailed, counts.invited);
  const shown = { ...counts, invited: counts.invited - later, added: counts.added + later };
  const outcomes = [
    ...(['invited', 'added', 'already', 'failed', 'unclear', 'waiting'] as const),
    'left-out' as const,
  ];
  const facts = outcomes.flatMap((outcome) => {
    const count: Value = shown[outcome];
    return shown[outcome] > 0 ? [say(`beta-testers.invitation.${outcome}`, { count })] : [];
  });
  return [
    ...facts,
    ...(notEmailed > 0 ? [say('beta-testers.invitation.not-emailed', { count: notEmailed })] : []),
    ...(unconfirmed > 0
      ? [say('beta-testers.invitation.unconfirmed', { count: unconfirmed })]
      : []),
  ];
}

type OutcomeWord = InvitationRow['outcome'] | 'not-emailed' | 'unconfirmed';

const outcomeTones: Record<OutcomeWord, Tone> = {
  waiting: 'quiet',
  invited: 'ok',
  added: 'ok',
  'not-emailed': 'look',
  unconfirmed: 'quiet',
  already: 'quiet',
  failed: 'block',
  unclear: 'look',
  'left-out': 'block',
};

/** What became of a person, in a word: only what was read back is green. */
export function outcomeWord({ outcome, isConfirmed, state }: InvitationRow): {
  word: string;
  tone: Tone;
  isNotEmailed: boolean;
} {
  const isSent = outcome === 'invited' || outcome === 'added';
  const isNotEmailed = isSent && state === 'NOT_INVITED';
  const kind = isNotEmailed ? 'not-emailed' : isSent && !isConfirmed ? 'unconfirmed' : outcome;
  return { word: say(`beta-testers.outcome.${kind}`), tone: outcomeTones[kind], isNotEmailed };
}

export function invitationTitle({ state, group }: Invitation): string {
  return say(`beta-testers.invitation.${state}`, { group: groupTitle(group) });
}
