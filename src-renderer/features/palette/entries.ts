import { ListFilter } from 'lucide-react';
import { commandNames } from '#shared/domain/command';
import type { MenuCommand } from '#shared/ipc/contract';
import { currentLanguage } from '#shared/words/language';
import { appName, runName } from '#shared/words/names';
import { say } from '#shared/words/say';
import type { Action, Copied } from '../../store/actions';
import { activityOf, type RunEntry } from '../../store/activity';
import { changeList } from '../../store/activity-view';
import { type AccountApps, type KnownApp, knownApps } from '../../store/app-list';
import { type AppPages, idOfApp } from '../../store/app-pages';
import type { Snapshots } from '../../store/snapshots';
import { show } from '../../store/window';
import { environmentWord } from '../../words/account';
import { activityChip } from '../../words/activity';
import { keyOf } from '../../words/keys';
import { type Entry, searched } from './entry';
import { fold } from './match';

const isCommand = (id: string): id is MenuCommand => commandNames.includes(id as MenuCommand);

/** The palette itself is not among what it offers. */
export function actionEntries(actions: readonly Action[]): Entry[] {
  return actions.filter(({ id }) => id !== 'show-palette').map(actionEntry);
}

function actionEntry({ words, also, key, ...action }: Action): Entry {
  const shown = key ?? (isCommand(action.id) ? keyOf(action.id) : undefined);
  return {
    ...action,
    label: words,
    search: searched(words, action.detail, also),
    ...(shown !== undefined && { key: shown }),
  };
}

/** Built once per snapshot of a run and language: there may be thousands, and each letter goes through all. */
let kept = new WeakMap<RunEntry, Entry>();
let keptLanguage = '';

/** Every readable run, newest first. */
export function runEntries(source: Pick<Snapshots, 'runs' | 'unreadable'>): Entry[] {
  const { tag } = currentLanguage();
  if (tag !== keptLanguage) kept = new WeakMap();
  keptLanguage = tag;
  return activityOf(source).flatMap((one) => {
    if (!('run' in one)) return [];
    const entry = kept.get(one) ?? runEntry(one);
    kept.set(one, entry);
    return [entry];
  });
}

function runEntry({ run, attention }: RunEntry): Entry {
  const label = runName(run);
  const chip = activityChip(run, attention);
  const { bundleId } = run.package;
  return {
    id: `run.${run.id}`,
    group: 'runs',
    label,
    search: {
      ...searched(label, bundleId, chip.word, environmentWord(run.environment)),
      id: fold(run.id),
    },
    icon: { bundleId, name: appName(run.package) },
    since: run.createdAt,
    chip,
    copies:
      run.environment === 'live' && run.app !== null
        ? { kind: 'link', target: 'testflight-build', runId: run.id }
        : { kind: 'run-id', text: run.id },
    run: () => show({ name: 'run', runId: run.id }),
  };
}

/** Every app that the list of apps has, in its order. */
export function appEntries(source: Snapshots, lists: AppPages['lists']): Entry[] {
  const accounts = knownApps(source, (accountId) => lists[accountId]?.value ?? []);
  return accounts.flatMap((account) => account.apps.map((app) => appEntry(app, account)));
}

function appEntry(app: KnownApp, { accountName, isPractice }: AccountApps): Entry {
  const { accountId, bundleId, name: label, last } = app;
  const place = environmentWord(isPractice ? 'practice' : 'live');
  return {
    id: `app.${idOfApp(app)}`,
    group: 'apps',
    label,
    search: searched(label, bundleId, accountName, place),
    icon: { bundleId, name: label },
    detail: bundleId,
    isCode: true,
    copies: copiesOfApp(last, bundleId),
    run: () => show({ name: 'app', app: { accountId, bundleId } }),
  };
}

function copiesOfApp(last: KnownApp['last'], bundleId: string): Copied {
  if (last !== null && last.environment === 'live' && last.app !== null)
    return { kind: 'link', target: 'testflight-app', runId: last.id };
  return { kind: 'bundle-id', text: bundleId };
}

/** Activity has room for the runs that the palette leaves out. */
export function moreRuns(query: string, count: number): Entry {
  const label = say('palette.more-runs');
  return {
    id: 'palette.more-runs',
    group: 'runs',
    label,
    search: searched(label),
    icon: ListFilter,
    detail: say('palette.more', { count }),
    run: () => {
      changeList({ tab: 'all', query, bundleId: null });
      show({ name: 'activity' });
    },
  };
}
