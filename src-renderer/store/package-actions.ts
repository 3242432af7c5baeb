import type { OpenedPackage } from '#shared/domain/opened-package';
import type { AppError } from '#shared/errors';
import type { Reply } from '#shared/ipc/contract';
import { say } from '#shared/words/say';
import { request } from '../bridge/bridge';
import { openedWords } from '../words/package';
import { knownAccountFor, searchForAccount } from './account-choice';
import { readDestination } from './destination-actions';
import { readDraft, saveDraft } from './draft-actions';
import { eachOnce, emptyDraft, type OpenPlan, usePlan, type WaitingPackage } from './plan';
import { useSnapshots } from './snapshots';
import { announcer, closeSheet, keepIcon, show, showToast, useWindow } from './window';

/** Counts openings: of two that overlap, only the later one is shown. */
let opening = 0;

type FindAccount = (opened: OpenedPackage) => string | null;

const ownAccount: FindAccount = (opened) => knownAccountFor(opened, useSnapshots.getState());

/** A sample goes to practice, whichever account is active. */
const sampleAccount: FindAccount = (opened) => {
  const { accounts } = useSnapshots.getState();
  const practice = accounts.find((account) => account.environment === 'practice');
  return practice?.id ?? ownAccount(opened);
};

function take(opened: OpenedPackage, accountId: string | null): void {
  keepIcon(opened.info.bundleId, opened.icon);
  usePlan.setState({
    opening: null,
    openError: null,
    startError: null,
    plan: {
      package: opened,
      accountId,
      accountSearch: 'none',
      destination: { state: 'reading' },
      draft: emptyDraft,
      draftState: 'untouched',
      locales: [],
      locale: null,
      isLocaleChosen: false,
      importProblem: null,
      usesExistingBuild: false,
      overrides: [],
    },
  });
  announcer.announceNow(openedWords(opened));
  const { plan } = usePlan.getState();
  if (plan !== null && accountId === null) return void searchForAccount(plan);
  void readDraft();
  void readDestination();
}

async function open(
  fileName: string,
  findAccount: FindAccount,
  read: () => Promise<Reply<OpenedPackage>>,
): Promise<void> {
  // A question about the package that was open must not be answered for the new one.
  closeSheet();
  show({ name: 'publish' });
  await openHere(fileName, findAccount, read);
}

/** Opens it without leaving the current screen. */
async function openHere(
  fileName: string,
  findAccount: FindAccount,
  read: () => Promise<Reply<OpenedPackage>>,
): Promise<void> {
  const mine = ++opening;
  usePlan.setState({ opening: fileName, openError: null });
  await saveDraft();
  const reply = await read();
  if (mine !== opening) return;
  if (reply.ok) take(reply.value, findAccount(reply.value));
  else usePlan.setState({ opening: null, openError: reply.error });
}

function fileNameOf(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}

/** Reads a package on this computer. The open one stays if the new one cannot be read. */
export function openPackage(path: string): Promise<void> {
  return open(fileNameOf(path), ownAccount, () => request('packages:inspect', { path }));
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
      queue: before.filter((one) => one === removed || queue.includes(one)),
    })),
  );
}

/** Opens this one now. The open package is closed, its draft kept. */
export function openWaiting(chosen: WaitingPackage): Promise<void> {
  usePlan.setState(({ queue }) => ({ queue: queue.filter((one) => one !== chosen) }));
  return openPackage(chosen.path);
}

/** Opens the next one in the queue, on any screen, once the open one was published or closed. */
async function openNext(): Promise<void> {
  const [next, ...queue] = usePlan.getState().queue;
  if (next === undefined) return;
  usePlan.setState({ queue });
  await openHere(next.fileName, ownAccount, () => request('packages:inspect', { path: next.path }));
  if (useWindow.getState().screen.name !== 'publish')
    showToast(say('queue.opened', { file: next.fileName }));
}

/** Reads the open package's file again, because it was replaced on disk; the account stays. */
export function readAgain({ package: { path, fileName }, accountId }: OpenPlan): Promise<void> {
  return open(
    fileName,
    () => accountId,
    () => request('packages:inspect', { path }),
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
