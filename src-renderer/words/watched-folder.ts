import type { WatchedFolder } from '#shared/domain/watched-folder';
import { say } from '#shared/words/say';
import type { Tone } from './format';

const tones = {
  starting: 'busy',
  watching: 'ok',
  polling: 'ok',
  missing: 'look',
  unreadable: 'block',
} as const satisfies Record<WatchedFolder['state'], Tone>;

export function watchedTone(state: WatchedFolder['state']): Tone {
  return tones[state];
}

/** What there is to know of a folder beside its state. */
export function watchedMore({ state, earlier, waiting }: WatchedFolder): string[] {
  const more = state === 'starting' || state === 'watching' ? [] : [say(`watch.more.${state}`)];
  return [
    ...more,
    ...waiting.map(({ fileName, since }) =>
      say('watch.waiting', { file: fileName, since: { time: since } }),
    ),
    ...(earlier === 0 ? [] : [say('watch.earlier', { count: earlier })]),
  ];
}
