import type { OpenedPackage } from '#shared/domain/opened-package';
import type { WaitingPackage, WatchSource } from '#shared/domain/waiting-package';
import type { AppError } from '#shared/errors';
import { say } from '#shared/words/say';
import { request } from '../bridge/bridge';
import { openedWords } from '../words/package';
import { knownAccountFor, searchForAccount } from './account-choice';
import { fillRememberedAnswer } from './compliance';
import { readDestination } from './destination-actions';
import { readDraft, saveDraft } from './draft-actions';
import { eachOnce, emptyDraft, type OpenPlan, usePlan } from './plan';
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
    reading: null,
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

/** Null is the sample. */
async function open(from: WaitingPackage | null, findAccount: FindAccount): Promise<void> {
  // A question about the package that was open must not be answered for the new one.
  closeSheet();
  show({ name: 'publish' });
  await openHere(from, findAccount);
}

/** Opens it without leaving the current screen. */
async function openHere(from: WaitingPackage | null, findAccount: FindAccount): Promise<void> {
  const mine = ++opening;
  const fileName = from?.fileName ?? say('drop.the-sample');
  usePlan.setState({ opening: fileName, reading: from, openError: null });
  await saveDraft();
  const reply = await (from === null
    ? request('packages:sample', {})
    : request('packages:inspect', { path: from.path }));
  if (mine !== opening) return;
  if (reply.ok) take(reply.value, findAccount(reply.value), from?.watched ?? null);
  else usePlan.setState({ opening: null, reading: null, openError: reply.error });
}

function fileNameOf(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}

/** Reads a package on this computer. The open one stays if the new one cannot be read. */
export function openPackage(path: string, watched: WatchSource | null = null): Promise<void> {
  return open({ path, fileName: fileNameOf(path), watched }, accountHere());
}

/** The same with this account. */
export function openPackageFor(path: string, accountId: string): Promise<void> {
  const account = { accountId, accountReason: 'by-hand' as const };
  return open({ path, fileName: fileNameOf(path), account }, () => account);
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
  usePlan.setState(({ queue }) => ({
    queue: queue.filter((one) => one !== chosen),
    reading: chosen,
  }));
  const before = usePlan.getState().plan;
  const { path, account } = chosen;
  await open(chosen, account ? () => account : accountHere());
  const { plan } = usePlan.getState();
  if (before === null || plan?.package.path !== path || before.package.path === path) return;
  const waiting = waitingFrom(before);
  usePlan.setState(({ queue }) => ({
    queue: [waiting, ...queue.filter((one) => one.path !== waiting.path)],
  }));
}

export function waitingFrom({
  package: opened,
  watched,
  accountId,
  accountReason,
}: OpenPlan): WaitingPackage {
  const { path, fileName } = opened;
  return { path, fileName, watched, account: { accountId, accountReason } };
}

/** Opens the next one in the queue, on any screen, once the open one was published or closed. */
async function openNext(): Promise<void> {
  const next = await openNextHere();
  if (next !== null && useWindow.getState().screen.name !== 'publish')
    showToast(say('queue.opened', { file: next.fileName }));
}

async function openNextHere(): Promise<WaitingPackage | null> {
  const [next, ...queue] = usePlan.getState().queue;
  if (next === undefined) return null;
  // In one step: it is in the list or being read, at every moment.
  usePlan.setState({ queue, reading: next });
  await openQueued(next);
  return next;
}

/** Opens a waiting package without leaving the current screen. */
function openQueued(waiting: WaitingPackage): Promise<void> {
  const { account } = waiting;
  return openHere(waiting, account ? () => account : ownAccount);
}

/** Packages that waited when the window was there last: after what was opened since, the first one opened else. */
export async function openRestored(packages: readonly WaitingPackage[]): Promise<void> {
  const { plan, reading, queue } = usePlan.getState();
  const here = new Set([plan?.package.path, reading?.path, ...queue.map(({ path }) => path)]);
  const others = [...queue, ...packages.filter(({ path }) => !here.has(path))];
  usePlan.setState({ queue: others });
  const isFree = plan === null && usePlan.getState().opening === null;
  if (isFree) await openNextHere();
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
  const { accountId, accountReason } = plan;
  return open(waitingFrom(plan), () => ({ accountId, accountReason }));
}

export function openSample(): Promise<void> {
  return open(null, sampleAccount);
}

/** Shows why a package was not opened. */
export function refusePackage(error: AppError): void {
  opening += 1;
  show({ name: 'publish' });
  usePlan.setState({ opening: null, reading: null, openError: error });
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
  usePlan.setState({ plan: null, opening: null, reading: null, openError: null, startError: null });
  await openNext();
}

/** A new publish: the open package is closed, its draft kept. */
export function startAnother(): void {
  const isShown = useWindow.getState().screen.name === 'publish';
  show({ name: 'publish' });
  // After a run the next waiting package is already open, and has not been shown yet.
  if (isShown) void closePackage();
}
