import { sameVersion } from '#shared/asc/version-numbers';
import type { StoreAct, StorePage, StoreVersion } from '#shared/domain/app-store';
import { possibleStoreActs } from '#shared/domain/store-acts';
import { submissionOf } from '#shared/domain/store-stage';
import { AppException, fail } from '#shared/errors';
import { storeActQuestion } from '#shared/words/confirm-app-store';
import { type Message, message } from '#shared/words/message';
import { inWords, say } from '#shared/words/say';
import { stateText } from '#shared/words/states';
import type { StoreApp } from '../engine/app-store/app-store';
import { environmentOf } from '../engine/asc/server-address';
import type { Connection } from '../engine/connection';
import type { Engine } from '../engine/engine';
import { readBuildPlatform } from './arguments';
import { isConfirmed } from './ask-person';
import { type Call, type Command, refuseUsage } from './command';
import { chooseConnection, withEngine } from './connection';
import { exitStatus } from './exit-status';
import { buildPlatforms } from './option-values';
import { keyOptions } from './options';
import { clean, typed } from './words/format';
import { table } from './words/lines';

/** What a person types for each act of the window's App Store tab. */
const acts = {
  release: 'release',
  'cancel-submission': 'cancel-submission',
  withdraw: 'withdraw-approved',
  'pause-phased': 'pause-phased',
  'resume-phased': 'resume-phased',
  'complete-phased': 'complete-phased',
} as const satisfies Record<string, StoreAct>;
type ActName = keyof typeof acts;

export const showAppStore: Command = {
  // Not shown: typed.
  name: 'app-store show',
  operands: '',
  takes: { least: 0, most: 0 },
  summary: message('help.command.app-store-show'),
  options: [...keyOptions, 'app', 'platform'],
  changes: false,
  run: (call) => {
    const app = appOf(call);
    return withEngine(call, async (engine) => {
      const page = await engine.appStore.read(await chooseConnection(engine, call, null), app);
      const { terminal } = call;
      if (page.versions.length === 0) terminal.log(say('command.app-store.none'));
      const rows = page.versions.map((version) => [
        version.versionString || '–',
        statesOf(version, page).join(', '),
      ]);
      for (const row of table(rows.map((cells) => cells.map(clean)))) terminal.print(row);
      for (const line of possibleLines(page)) terminal.print(line);
      terminal.emit({
        ...appFacts(page),
        versions: page.versions.map((version) => asJson(version, page)),
        failed: page.failed,
      });
      return exitStatus.done;
    });
  },
};

export const releaseVersion = actCommand('release');
export const cancelSubmission = actCommand('cancel-submission');
export const withdrawVersion = actCommand('withdraw');
export const pausePhased = actCommand('pause-phased');
export const resumePhased = actCommand('resume-phased');
export const completePhased = actCommand('complete-phased');

/** The version is named each time: what is approved by the time a script runs may be another one. */
function actCommand(name: ActName): Command {
  return {
    // Not shown: typed.
    name: `app-store ${name}`,
    operands: 'VERSION',
    takes: { least: 1, most: 1 },
    summary: message(`help.command.app-store-${name}`),
    options: [...keyOptions, 'app', 'platform', 'yes'],
    changes: true,
    run: (call) => {
      const app = appOf(call);
      return withEngine(call, (engine) => act(call, engine, app, acts[name]));
    },
  };
}

async function act(call: Call, engine: Engine, app: StoreApp, what: StoreAct) {
  const { terminal, options } = call;
  const connection = await chooseConnection(engine, call, null);
  const page = await engine.appStore.read(connection, app);
  const version = versionIn(page, call.operands[0] ?? '');
  const question = storeActQuestion({
    environment: environmentOf(connection.keyId, connection.apiUrl),
    app: page.app.name,
    version: version.versionString,
    account: connection,
    act: what,
  });
  for (const line of [question.message, ...question.detail.split('\n')]) terminal.log(clean(line));
  const asked = say('command.app-store.question');
  if (!(await isConfirmed(asked, options, message('command.app-store.yes')))) {
    terminal.emit({ ...appFacts(page), act: what, outcome: 'declined', version });
    return exitStatus.cancelled;
  }
  const after = await confirmed(engine, connection, { app, page, version, what });
  const now = after.versions.find(({ id }) => id === version.id) ?? version;
  const state = { list: statesOf(now, after) };
  terminal.print(
    clean(say('command.app-store.done', { app: after.app.name, version: nameOf(now), state })),
  );
  terminal.emit({ ...appFacts(after), act: what, outcome: 'done', version: asJson(now, after) });
  return exitStatus.done;
}

interface Confirmed {
  app: StoreApp;
  page: StorePage;
  version: StoreVersion;
  what: StoreAct;
}

/** A yes is for what was read: another build or number under the same ID is something that nobody was asked about. */
async function confirmed(
  engine: Engine,
  connection: Connection,
  { app, page, version, what }: Confirmed,
): Promise<StorePage> {
  const whatToDo = lookFirst(page);
  const now = (await engine.appStore.read(connection, app)).versions;
  const same = now.find(({ id }) => id === version.id);
  const isSame =
    same?.versionString === version.versionString && same.build?.id === version.build?.id;
  if (!isSame)
    fail(
      'store-act-refused',
      message('command.app-store.changed', { version: nameOf(version), app: page.app.name }),
      { whatToDo },
    );
  try {
    await engine.appStore.act(connection, version.id, what);
  } catch (thrown) {
    // What the error says to do is about the window.
    if (!(thrown instanceof AppException) || thrown.error.code !== 'store-act-refused')
      throw thrown;
    const { code, detail, apple } = thrown.error;
    fail(code, detail, { whatToDo, ...(apple && { apple }), cause: thrown });
  }
  return engine.appStore.read(connection, app);
}

function appOf({ options }: Call): StoreApp {
  const { app, platform } = options;
  return {
    bundleId: app ?? refuseUsage(message('usage.app-missing')),
    platform: platform === undefined ? 'IOS' : readBuildPlatform(platform),
  };
}

function versionIn(page: StorePage, named: string): StoreVersion {
  const { versions, app } = page;
  return (
    versions.find(({ versionString }) => versionString === named) ??
    versions.find(({ versionString }) => sameVersion(versionString, named)) ??
    fail(
      'store-act-refused',
      message('command.app-store.no-version', { version: named, app: app.name }),
      { whatToDo: lookFirst(page) },
    )
  );
}

const nameOf = ({ versionString }: StoreVersion): string => versionString || '–';

/** Of the version, of its submission while that differs, and of its phased release. */
function statesOf(version: StoreVersion, page: StorePage): string[] {
  const { phased } = version;
  const isCanceling = submissionOf(page, version.id)?.state === 'CANCELING';
  return [
    isCanceling
      ? stateText('store-submission', 'CANCELING')
      : stateText('store-version', version.state),
    ...(phased === null ? [] : [message('command.app-store.phased', phasedFacts(phased))]),
  ].map(inWords);
}

function phasedFacts({ state, currentDay }: NonNullable<StoreVersion['phased']>) {
  return { state: stateText('phased', state), day: currentDay ?? 0 };
}

/** The commands for what can be done now. */
function possibleLines(page: StorePage): string[] {
  const possible = possibleStoreActs(page).flatMap(({ version, act: what }) => {
    const name = Object.entries(acts).find(([, one]) => one === what)?.[0] ?? what;
    return version.versionString === ''
      ? []
      : [typed('app-store', name, version.versionString, ...appWords(page))];
  });
  return possible.length === 0
    ? []
    : ['', say('command.app-store.possible'), ...possible.map((line) => clean(`  ${line}`))];
}

/** What helps whenever an act is not for this version: the command that shows all of them. */
function lookFirst(page: StorePage): Message {
  return message('command.app-store.look', {
    command: typed('app-store', 'show', ...appWords(page)),
  });
}

/** The options that name the app, as they are typed. */
function appWords({ app, platform }: StorePage): string[] {
  const name = Object.entries(buildPlatforms).find(([, one]) => one === platform)?.[0];
  return [
    '--app',
    app.bundleId,
    ...(name === undefined || name === 'ios' ? [] : ['--platform', name]),
  ];
}

function appFacts({ app: { id, name, bundleId }, platform }: StorePage) {
  return { app: { id, name, bundleId }, platform };
}

function asJson(version: StoreVersion, page: StorePage) {
  const submission = submissionOf(page, version.id);
  return {
    ...version,
    submission: submission && { id: submission.id, state: submission.state },
    possible: possibleStoreActs(page)
      .filter((one) => one.version.id === version.id)
      .map((one) => one.act),
  };
}
