import { type Command, refuseUsage } from './command';

/**
 * Every command, in the order in which help lists them. Each is loaded only when it is called, so that reading a
 * package does not load all that publishing needs.
 */
const commands: Record<string, () => Promise<Command>> = {
  inspect: async () => (await import('./inspect')).inspect,
  check: async () => (await import('./check')).check,
  publish: async () => (await import('./publish')).publish,
  resume: async () => (await import('./resume')).resume,
  notify: async () => (await import('./resume')).notify,
  runs: async () => (await import('./runs')).runs,
  show: async () => (await import('./runs')).show,
  verify: async () => (await import('./verify')).verify,
  pause: async () => (await import('./stop-run')).pause,
  cancel: async () => (await import('./stop-run')).cancel,
  practice: async () => (await import('./practice')).practice,
  sample: async () => (await import('./sample')).sample,
  rehearse: async () => (await import('./rehearse')).rehearse,
  'send-parts': async () => (await import('./send-parts')).sendParts,
  'keys list': async () => (await import('./keys')).listKeys,
  'keys add': async () => (await import('./keys')).addKey,
  'keys test': async () => (await import('./keys')).testKey,
  'keys delete': async () => (await import('./keys')).deleteKey,
};

const names = Object.keys(commands);

export function allCommands(): Promise<Command[]> {
  return Promise.all(Object.values(commands).map((load) => load()));
}

/** The command that the first words name; null if there is none. */
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
