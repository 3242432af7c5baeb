/* Messages to the team: what each of them says, before a service's own format. */
import {
  type DestinationState,
  type MessageDestination,
  MessageEvent,
  type MessageFact,
  troubleOf,
} from '../domain/team-messages';
import { message } from './message';
import { packageName } from './names';
import { asSentence, inSentences, say } from './say';
import { shortMoment } from './time';

export interface ComposedMessage {
  title: string;
  lines: string[];
  /** What to Test; null unless the destination wishes it. */
  note: string | null;
  link: { label: string; url: string } | null;
}

/** In the current language. */
export function composeMessage(fact: MessageFact | 'test'): ComposedMessage {
  if (fact === 'test')
    return {
      title: say('team-message.test'),
      lines: [say('team-message.test-text')],
      note: null,
      link: null,
    };
  return {
    title: messageTitle(fact),
    lines: [
      ...fact.reasons.map(asSentence),
      ...(fact.groups.length > 0
        ? [say('team-message.groups', { groups: { list: fact.groups } })]
        : []),
    ],
    note: noteOf(fact),
    link: fact.link === null ? null : { label: say('team-message.link'), url: fact.link },
  };
}

/** `Orbit Notes 1.4.0 (42): upload finished` */
export function messageTitle(fact: MessageFact): string {
  const { app, version, buildNumber, event, environment } = fact;
  const build = packageName({ ...app, version, buildNumber });
  const text = say(`team-message.${event}`, { build });
  return environment === 'practice' ? say('team-message.practice', { text }) : text;
}

/** A chat has room for one language. */
function noteOf({ notes }: MessageFact): string | null {
  const [first, ...others] = notes ?? [];
  if (first === undefined) return null;
  const more =
    others.length > 0 ? [`(${say('team-message.more-notes', { count: others.length })})`] : [];
  return [
    say('team-message.notes', { language: { locale: first.locale } }),
    first.text,
    ...more,
  ].join('\n');
}

/** `hooks.slack.com …a1b2`: enough to tell two addresses apart, and nothing to post with. */
export function addressWords({ host, ending }: MessageDestination): string {
  return `${host} …${ending}`;
}

/** `hooks.slack.com …a1b2 · All apps, 7 events` */
export function destinationSummary(destination: MessageDestination): string {
  const { bundleIds, events } = destination;
  return say('messages.summary', {
    where: addressWords(destination),
    apps:
      bundleIds === null
        ? message('messages.apps-all')
        : message('messages.apps-some', { count: bundleIds.length }),
    events:
      events.length === MessageEvent.options.length
        ? message('messages.events-all')
        : message('messages.events-some', { count: events.length }),
  });
}

/** How a destination is, in a sentence or two. */
export function destinationLine(state: DestinationState, now: number): string {
  const { destination, deliveredAt, waiting } = state;
  const trouble = troubleOf(state);
  const moment = (iso: string): string => shortMoment(iso, now);
  const queue = waiting > 0 ? [asSentence(say('messages.waiting', { count: waiting }))] : [];
  if (destination.isPaused) return inSentences(say('messages.paused-text'), ...queue);
  const reason = asSentence(trouble?.reason ?? '');
  if (trouble?.state === 'waiting')
    return inSentences(
      say('messages.retrying-since', {
        since: moment(trouble.queuedAt),
        next: moment(trouble.nextAt ?? trouble.changedAt),
        reason,
      }),
      ...queue,
    );
  if (trouble !== null)
    return inSentences(
      say(trouble.state === 'unknown' ? 'messages.unknown-at' : 'messages.failed-at', {
        at: moment(trouble.changedAt),
        reason,
      }),
      ...queue,
    );
  return inSentences(
    asSentence(
      deliveredAt === null
        ? say('messages.never-delivered')
        : say('messages.delivered-at', { at: moment(deliveredAt) }),
    ),
    ...queue,
  );
}
