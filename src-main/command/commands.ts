import { message } from '#shared/words/message';
import { type Command, refuseUsage } from './command';

type Load = () => Promise<Command>;

/**
 * Every command, in the order in which help lists them. Each is loaded only when it is called, so that reading a
 * package does not load all that publishing needs.
 */
const commands: Readonly<Record<string, Load | Readonly<Record<string, Load>>>> = {
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
  keys: {
    list: async () => (await import('./keys')).listKeys,
    add: async () => (await import('./keys')).addKey,
    test: async () => (await import('./keys')).testKey,
    delete: async () => (await import('./keys')).deleteKey,
  },
};

export function allCommands(): Promise<Command[]> {
  return Promise.all(
    Object.values(commands)
      .flatMap((one) => (typeof one === 'function' ? [one] : Object.values(one)))
      .map((load) => load()),
  );
}

/** The command that the first words name; null if there is none. */
export async function findCommand(words: readonly string[]): Promise<Command | null> {
  const [first, second] = words;
  if (first === undefined) return null;
  const found = Object.hasOwn(commands, first) ? commands[first] : undefined;
  if (found === undefined)
    return refuseUsage(message('usage.command-unknown', { name: first, known: namesOf(commands) }));
  if (typeof found === 'function') return found();
  const load = second !== undefined && Object.hasOwn(found, second) ? found[second] : undefined;
  return load === undefined
    ? refuseUsage(message('usage.subcommand-missing', { command: first, known: namesOf(found) }))
    : load();
}

/** To be typed, so joined alike in every language. */
function namesOf(table: object): string {
  return Object.keys(table).join(', ');
}
