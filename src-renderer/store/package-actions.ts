import type { OpenedPackage } from '#shared/domain/opened-package';
import type { AppError } from '#shared/errors';
import type { Reply } from '#shared/ipc/contract';
import { say } from '#shared/words/say';
import { request } from '../bridge/bridge';
import { openedWords } from '../words/package';
import { knownAccountFor, searchForAccount } from './account-choice';
import { fillRememberedAnswer } from './compliance';
import { readDestination } from './destination-actions';
import { readDraft, saveDraft } from './draft-actions';
import {
  eachOnce,
  emptyDraft,
  type OpenPlan,
  usePlan,
  type WaitingPackage,
  type WatchSource,
} from './plan';
import { useSnapshots } from './snapshots';
import { announcer, closeSheet, keepIcon, show, showToast, useWindow } from './window';

/** Counts openings: of two that overlap, only the later one is shown. */
let opening = 0;

type Chosen = Pick<OpenPlan, 'accountId' | 'accountReason'>;
type FindAccount = (opened: OpenedPackage) => Chosen;

const ownAccount: FindAccount = (opened) => {
  const known = knownAccountFor(opened, useSnapshots.getState());
  return { accountId: known?.accountId ?? null, accountReason: known?.reason ?? null };
};

/** On the page of an app, its package is published with the page's account; any other one as usual. */
function accountHere(): FindAccount {
  const { screen } = useWindow.getState();
  if (screen.name !== 'app') return ownAccount;
  const { accountId, bundleId } = screen.app;
  return (opened) => {
    const { accounts } = useSnapshots.getState();
    const isOfApp =
      opened.info.bundleId === bundleId && accounts.some(({ id }) => id === accountId);
    return isOfApp ? { accountId, accountReason: 'by-hand' } : ownAccount(opened);
  };
}

/** A sample goes to practice, whichever account is active. */
const sampleAccount: FindAccount = (opened) => {
  const { accounts } = useSnapshots.getState();
  const practice = accounts.find((account) => account.environment === 'practice');
  return practice ? { accountId: practice.id, accountReason: 'sample' } : ownAccount(opened);
};

function take(
  opened: OpenedPackage,
  { accountId, accountReason }: Chosen,
  watched: WatchSource | null,
): void {
  keepIcon(opened.info.bundleId, opened.icon);
  usePlan.setState({
    opening: null,
    openError: null,
    startError: null,
    plan: {
      package: opened,
      watched,
      accountId,
      accountReason,
      accountSearch: 'none',
      destination: { state: 'reading' },
      draft: emptyDraft,
      draftState: 'untouched',
      source: null,
      locales: [],
      locale: null,
      isLocaleChosen: false,
      usesExistingBuild: false,
      overrides: [],
      checklist: [],
      approved: null,
      approval: { state: 'missing' },
    },
  });
  announcer.announceNow(openedWords(opened));
  const { plan } = usePlan.getState();
  if (plan !== null && accountId === null) return void searchForAccount(plan);
  void readDraft().then(fillRememberedAnswer);
  void readDestination();
}

async function open(
  fileName: string,
  findAccount: FindAccount,
  read: () => Promise<Reply<OpenedPackage>>,
  watched: WatchSource | null = null,
): Promise<void> {
  // A question about the package that was open must not be answered for the new one.
  closeSheet();
  show({ name: 'publish' });
  await openHere(fileName, findAccount, read, watched);
}

/** Opens it without leaving the current screen. */
async function openHere(
  fileName: string,
  findAccount: FindAccount,
  read: () => Promise<Reply<OpenedPackage>>,
  watched: WatchSource | null,
): Promise<void> {
  const mine = ++opening;
  usePlan.setState({ opening: fileName, openError: null });
  await saveDraft();
  const reply = await read();
  if (mine !== opening) return;
  if (reply.ok) take(reply.value, findAccount(reply.value), watched);
  else usePlan.setState({ opening: null, openError: reply.error });
}

function fileNameOf(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}

/** Reads a package on this computer. The open one stays if the new one cannot be read. */
export function openPackage(path: string, watched: WatchSource | null = null): Promise<void> {
  const read = () => request('packages:inspect', { path });
  return open(fileNameOf(path), accountHere(), read, watched);
}

/** The same with this account. */
export function openPackageFor(path: string, accountId: string): Promise<void> {
  return open(
    fileNameOf(path),
    () => ({ accountId, accountReason: 'by-hand' }),
    () => request('packages:inspect', { path }),
  );
}

/** Opens the first; the others are queued in their order, before those that were queued already. */
export function openPackages(paths: readonly string[]): Promise<void> {
  const [first, ...others] = eachOnce(paths);
  if (first === undefined) return Promise.resolve();
  const waiting = others.map((path) => ({ path, fileName: fileNameOf(path) }));
  usePlan.setState(({ queue }) => ({
    queue: [...waiting, ...queue.filter(({ path }) => !paths.includes(path))],
  }));
  if (waiting.length > 0) announcer.announceNow(say('queue.waiting', { count: waiting.length }));
  return openPackage(first);
}

/** Removes a package from the queue, so that it is not opened automatically. */
export function removeWaiting(removed: WaitingPackage): void {
  const before = usePlan.getState().queue;
  usePlan.setState({ queue: before.filter((one) => one !== removed) });
  showToast(say('queue.removed', { file: removed.fileName }), () =>
    usePlan.setState(({ queue }) => ({
      queue: [
        // What was put first meanwhile.
        ...queue.filter((one) => !before.includes(one)),
        ...before.filter((one) => one === removed || queue.includes(one)),
      ],
    })),
  );
}

/** Opens this one now. The open package waits as the next one, its draft kept. */
export async function openWaiting(chosen: WaitingPackage): Promise<void> {
  usePlan.setState(({ queue }) => ({ queue: queue.filter((one) => one !== chosen) }));
  const before = usePlan.getState().plan;
  const { path, fileName, watched = null, account } = chosen;
  const read = () => request('packages:inspect', { path });
  await open(fileName, account ? () => account : accountHere(), read, watched);
  const { plan } = usePlan.getState();
  if (before === null || plan?.package.path !== path || before.package.path === path) return;
  const waiting = waitingFrom(before);
  usePlan.setState(({ queue }) => ({
    queue: [waiting, ...queue.filter((one) => one.path !== waiting.path)],
  }));
}

function waitingFrom({ package: opened, watched, accountId, accountReason }: OpenPlan) {
  const { path, fileName } = opened;
  return { path, fileName, watched, account: { accountId, accountReason } };
}

/** Opens the next one in the queue, on any screen, once the open one was published or closed. */
async function openNext(): Promise<void> {
  const [next, ...queue] = usePlan.getState().queue;
  if (next === undefined) return;
  usePlan.setState({ queue });
  await openQueued(next);
  if (useWindow.getState().screen.name !== 'publish')
    showToast(say('queue.opened', { file: next.fileName }));
}

/** Opens a waiting package without leaving the current screen. */
function openQueued({ path, fileName, watched = null, account }: WaitingPackage): Promise<void> {
  const findAccount = account ? () => account : ownAccount;
  return openHere(fileName, findAccount, () => request('packages:inspect', { path }), watched);
}

/**
 * A package that arrived in a watched folder: opened if no other one is, else the last in the queue. The current
 * screen stays.
 */
export async function openArrived(
  path: string,
  watched: WatchSource,
): Promise<'opened' | 'queued' | 'failed'> {
  const waiting = { path, fileName: fileNameOf(path), watched };
  const { plan, opening: current } = usePlan.getState();
  if (plan === null && current === null) {
    await openQueued(waiting);
    return usePlan.getState().plan?.package.path === path ? 'opened' : 'failed';
  }
  usePlan.setState(({ queue }) => ({
    queue: [...queue.filter((one) => one.path !== path), waiting],
  }));
  return 'queued';
}

/** Reads the open package's file again, because it was replaced on disk; the account stays. */
export function readAgain(plan: OpenPlan): Promise<void> {
  const { path, fileName } = plan.package;
  const { accountId, accountReason, watched } = plan;
  return open(
    fileName,
    () => ({ accountId, accountReason }),
    () => request('packages:inspect', { path }),
    watched,
  );
}

export function openSample(): Promise<void> {
  return open(say('drop.the-sample'), sampleAccount, () => request('packages:sample', {}));
}

/** Shows why a package was not opened. */
export function refusePackage(error: AppError): void {
  opening += 1;
  show({ name: 'publish' });
  usePlan.setState({ opening: null, openError: error });
}

/** The system's file dialog; nothing happens when it is closed. */
export async function choosePackage(): Promise<void> {
  const reply = await request('packages:choose', {});
  if (!reply.ok) refusePackage(reply.error);
  else await openPackages(reply.value);
}

/** Closes the package, its draft kept; the next one in the queue is opened. */
export async function closePackage(): Promise<void> {
  opening += 1;
  await saveDraft();
  usePlan.setState({ plan: null, opening: null, openError: null, startError: null });
  await openNext();
}

/** A new publish: the open package is closed, its draft kept. */
export function startAnother(): void {
  const isShown = useWindow.getState().screen.name === 'publish';
  show({ name: 'publish' });
  // After a run the next waiting package is already open, and has not been shown yet.
  if (isShown) void closePackage();
}
