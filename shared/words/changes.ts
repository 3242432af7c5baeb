/* Shared by the window and the command. */
import type { PackageChange } from '../domain/package-summary';
import { formatChange } from './format';
import { type Message, message } from './message';
import { inWords, say } from './say';

/** `minimum OS 15.0 → 16.0`, `+2 permissions`, `+1 −2 extensions`, `size 184 MB → 191 MB`. */
export function changeInFull(change: PackageChange): string {
  const isSize = !('added' in change) && change.what === 'size';
  return inWords(isSize ? bothSizes(change.before, change.after) : shortMessage(change));
}

/** In a few words: the same, but `size +4%`. */
function shortMessage(change: PackageChange): Message {
  if (!('added' in change)) {
    const { what, before, after } = change;
    return what === 'size'
      ? changedSize(before, after)
      : message(`change.${what}`, { before, after });
  }
  const { what, added, removed } = change;
  const signed = [
    ...(added.length > 0 ? [`+${added.length}`] : []),
    ...(removed.length > 0 ? [`−${removed.length}`] : []),
  ].join(' ');
  return message(`change.${what}`, { signed, count: added.length + removed.length });
}

/** A percentage says nothing of a size that was doubled or halved; two sizes say nothing of a small difference. */
function changedSize(before: string, after: string): Message {
  const part = Number(after) / Number(before) - 1;
  return part > -0.5 && part < 1
    ? message('change.size-by', { percent: formatChange(part) })
    : bothSizes(before, after);
}

function bothSizes(before: string, after: string): Message {
  return message('change.size', {
    before: { bytes: Number(before) },
    after: { bytes: Number(after) },
  });
}

/** What was added and removed, by name, with its sign before each; empty where the short words say it all. */
export function changedNames(change: PackageChange): string[] {
  if (!('added' in change)) return [];
  return [...change.added.map((name) => `+ ${name}`), ...change.removed.map((name) => `− ${name}`)];
}

/** The whole list in a line: `Compared with 1.3.0 (41): minimum OS 15.0 → 16.0 and size +4%`. */
export function changesInShort(
  since: { version: string; buildNumber: string },
  changes: readonly PackageChange[],
): string {
  return say('change.since', {
    version: since.version,
    build: since.buildNumber,
    changes: { list: changes.map(shortMessage) },
  });
}
