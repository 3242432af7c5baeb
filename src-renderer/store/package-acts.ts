import type { Trouble } from '#shared/errors';
import type { OpenedPackage, Reply } from '#shared/ipc-contract';
import { request } from '../bridge/bridge';
import { verdict } from '../words/finding';
import { appName, versionAndBuild } from '../words/package';
import { readDestination } from './destination-acts';
import { readDraft, saveDraft } from './draft-acts';
import { emptyDraft, usePlan } from './plan';
import { activeAccount, useSnapshots } from './snapshots';
import { announcer, closeSheet, keepIcon, show } from './window';

/** Counts the openings: of two that overlap, only the later one is shown. */
let opening = 0;

function accountFor(sample: boolean): string | null {
  const state = useSnapshots.getState();
  const practice = state.accounts.find((account) => account.environment === 'practice');
  return (sample ? practice : null)?.id ?? activeAccount(state)?.id ?? null;
}

function take(opened: OpenedPackage, accountId: string | null): void {
  keepIcon(opened.info.bundleId, opened.icon);
  usePlan.setState({
    opening: null,
    openTrouble: null,
    startTrouble: null,
    plan: {
      package: opened,
      accountId,
      destination: { state: 'reading' },
      draft: emptyDraft,
      draftState: 'untouched',
      locales: [],
      locale: null,
      importProblem: null,
      followsBuild: false,
      overrides: [],
    },
  });
  const name = `${appName(opened.info)} ${versionAndBuild(opened.info)}`;
  announcer.sayNow(`${name} read: ${verdict(opened.findings).words}. Nothing was uploaded.`);
  void readDraft();
  void readDestination();
}

async function open(
  fileName: string,
  sample: boolean,
  read: () => Promise<Reply<OpenedPackage>>,
): Promise<void> {
  const mine = ++opening;
  // A question about the package that was open must not be answered for the new one.
  closeSheet();
  show({ name: 'publish' });
  usePlan.setState({ opening: fileName, openTrouble: null });
  await saveDraft();
  const reply = await read();
  if (mine !== opening) return;
  if (reply.ok) take(reply.value, accountFor(sample));
  else refusePackage(reply.error);
}

/** Reads a package on this computer. The one that was open stays when the new one cannot be read. */
export function openPackage(path: string): Promise<void> {
  const fileName = path.split(/[\\/]/).at(-1) ?? path;
  return open(fileName, false, () => request('packages:inspect', { path }));
}

export function openSample(): Promise<void> {
  return open('the sample', true, () => request('packages:sample', {}));
}

/** Says why a package was not opened. */
export function refusePackage(trouble: Trouble): void {
  opening += 1;
  show({ name: 'publish' });
  usePlan.setState({ opening: null, openTrouble: trouble });
}

/** The system's own file dialog; nothing happens when it is closed. */
export async function choosePackage(): Promise<void> {
  const reply = await request('packages:choose', {});
  if (!reply.ok) refusePackage(reply.error);
  else if (reply.value !== null) await openPackage(reply.value);
}

/** Puts the package away; its draft is kept. */
export async function closePackage(): Promise<void> {
  opening += 1;
  await saveDraft();
  usePlan.setState({ plan: null, opening: null, openTrouble: null, startTrouble: null });
}
