import type { Command } from './command';
import { refuseUsage } from './usage-error';

/**
 * Every command, in the order in which help lists them. Each is loaded when it is called: whoever reads a
 * package's facts need not wait for all that publishing takes.
 */
const commands: Record<string, () => Promise<Command>> = {
  inspect: async () => (await import('./inspect')).inspect,
  check: async () => (await import('./check')).check,
  publish: async () => (await import('./publish')).publish,
  resume: async () => (await import('./resume')).resume,
  runs: async () => (await import('./runs')).runs,
  show: async () => (await import('./show')).show,
  verify: async () => (await import('./verify')).verify,
  pause: async () => (await import('./pause')).pause,
  cancel: async () => (await import('./cancel')).cancel,
  practice: async () => (await import('./practice/practice')).practice,
  sample: async () => (await import('./sample')).sample,
  rehearse: async () => (await import('./rehearse')).rehearse,
  'send-parts': async () => (await import('./send-parts')).sendParts,
  'keys list': async () => (await import('./keys/list')).listKeys,
  'keys add': async () => (await import('./keys/add')).addKey,
  'keys test': async () => (await import('./keys/test')).testKey,
  'keys delete': async () => (await import('./keys/delete')).deleteKey,
};

const names = Object.keys(commands);

export function allCommands(): Promise<Command[]> {
  return Promise.all(Object.values(commands).map((load) => load()));
}

/** The command that the first words name; null when there are none. */
export async function findCommand(words: readonly string[]): Promise<Command | null> {
  const [first, second] = words;
  if (first === undefined) return null;
  const found = Object.entries(commands).find(
    ([name]) => name === first || name === `${first} ${second}`,
  );
  if (found) return found[1]();
  const family = names
    .filter((name) => name.startsWith(`${first} `))
    .map((name) => name.slice(first.length + 1));
  if (family.length > 0) refuseUsage(`“${first}” needs one of: ${family.join(', ')}.`);
  return refuseUsage(
    `There is no command “${first}”. There are: ${[...new Set(names.map((name) => name.split(' ')[0]))].join(', ')}.`,
  );
}
