import { message } from '#shared/words/message';
import { type Command, refuseUsage } from './command';

type Load = () => Promise<Command>;

/** What a command of several words does when the second word is none of them. */
const itself = '';

/**
 * Every command, in the order in which help lists them. Each is loaded only when it is called, so that reading a
 * package does not load all that publishing needs.
 */
const commands: Readonly<Record<string, Load | Readonly<Record<string, Load>>>> = {
  inspect: async () => (await import('./inspect')).inspect,
  check: async () => (await import('./check')).check,
  publish: async () => (await import('./publish')).publish,
  watch: async () => (await import('./watch')).watch,
  batch: {
    [itself]: async () => (await import('./batch/batch')).publishBatch,
    resume: async () => (await import('./batch/batch')).resumeBatch,
    retry: async () => (await import('./batch/batch')).retryBatch,
    list: async () => (await import('./batch/batch')).listBatches,
    show: async () => (await import('./batch/batch')).showBatch,
    pause: async () => (await import('./batch/batch')).pauseBatch,
    cancel: async () => (await import('./batch/batch')).cancelBatch,
    init: async () => (await import('./batch/init-batch')).initBatch,
  },
  resume: async () => (await import('./resume')).resume,
  notify: async () => (await import('./resume')).notify,
  runs: async () => (await import('./runs')).runs,
  show: async () => (await import('./runs')).show,
  report: async () => (await import('./runs')).report,
  verify: async () => (await import('./verify')).verify,
  pause: async () => (await import('./stop-run')).pause,
  cancel: async () => (await import('./stop-run')).cancel,
  practice: async () => (await import('./practice')).practice,
  sample: async () => (await import('./sample')).sample,
  rehearse: async () => (await import('./rehearse')).rehearse,
  diagnostics: async () => (await import('./diagnostics')).diagnostics,
  completion: async () => (await import('./completion')).completion,
  'send-parts': async () => (await import('./send-parts')).sendParts,
  expire: async () => (await import('./expire')).expire,
  ready: async () => (await import('./ready')).ready,
  'app-store': {
    show: async () => (await import('./app-store')).showAppStore,
    release: async () => (await import('./app-store')).releaseVersion,
    'cancel-submission': async () => (await import('./app-store')).cancelSubmission,
    withdraw: async () => (await import('./app-store')).withdrawVersion,
    'pause-phased': async () => (await import('./app-store')).pausePhased,
    'resume-phased': async () => (await import('./app-store')).resumePhased,
    'complete-phased': async () => (await import('./app-store')).completePhased,
  },
  builds: {
    list: async () => (await import('./builds')).listBuilds,
    show: async () => (await import('./builds')).showBuild,
  },
  devices: {
    list: async () => (await import('./devices')).listDevices,
    add: async () => (await import('./devices')).addDevice,
    import: async () => (await import('./import-devices')).importDevices,
    enable: async () => (await import('./devices')).enableDevice,
    disable: async () => (await import('./devices')).disableDevice,
  },
  presets: {
    list: async () => (await import('./presets')).listPresets,
    make: async () => (await import('./presets')).makePreset,
    export: async () => (await import('./presets')).exportPresets,
    import: async () => (await import('./presets')).importPresets,
    lock: async () => (await import('./presets')).lockPreset,
    unlock: async () => (await import('./presets')).unlockPreset,
    delete: async () => (await import('./presets')).deletePreset,
  },
  approvals: {
    key: async () => (await import('./approvals')).approvalKey,
    sign: async () => (await import('./approvals')).approvePlan,
  },
  'hand-over': {
    export: async () => (await import('./hand-over')).exportRun,
    import: async () => (await import('./hand-over')).importRun,
    'take-back': async () => (await import('./hand-over')).takeBackRun,
  },
  messages: {
    list: async () => (await import('./messages')).listMessages,
    test: async () => (await import('./messages')).testMessages,
  },
  notes: {
    check: async () => (await import('./notes-files')).checkNotes,
    convert: async () => (await import('./notes-files')).convertNotes,
    'from-git': async () => (await import('./notes-from-git')).notesFromGit,
  },
  keys: {
    list: async () => (await import('./keys')).listKeys,
    add: async () => (await import('./keys')).addKey,
    check: async () => (await import('./check-keys')).checkKeys,
    test: async () => (await import('./check-keys')).testKey,
    role: async () => (await import('./keys')).stateRole,
    replace: async () => (await import('./keys')).replaceKey,
    backup: async () => (await import('./key-backups')).backUpKeys,
    restore: async () => (await import('./key-backups')).restoreKeys,
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

/** The commands that begin with this one word; null unless there are several. */
export async function groupOf(words: readonly string[]): Promise<Command[] | null> {
  const [first, second] = words;
  const found = first !== undefined && Object.hasOwn(commands, first) ? commands[first] : undefined;
  if (found === undefined || typeof found === 'function' || second !== undefined) return null;
  return Promise.all(Object.values(found).map((load) => load()));
}

/** The command that the first words name; null if there is none. */
export async function findCommand(words: readonly string[]): Promise<Command | null> {
  const [first, second] = words;
  if (first === undefined) return null;
  const found = Object.hasOwn(commands, first) ? commands[first] : undefined;
  if (found === undefined)
    return refuseUsage(message('usage.command-unknown', { name: first, known: namesOf(commands) }));
  if (typeof found === 'function') return found();
  const load = second !== undefined && Object.hasOwn(found, second) ? found[second] : found[itself];
  return load === undefined
    ? refuseUsage(message('usage.subcommand-missing', { command: first, known: namesOf(found) }))
    : load();
}

/** To be typed, so joined alike in every language. */
function namesOf(table: object): string {
  return Object.keys(table)
    .filter((name) => name !== itself)
    .join(', ');
}
