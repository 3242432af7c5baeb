import { expect, it, vi } from 'vitest';
import { actionEntries } from '../../src-renderer/features/palette/entries';
import { matchingList } from '../../src-renderer/features/palette/listing';
import { startAnother } from '../../src-renderer/store/package-actions';
import { usePlan } from '../../src-renderer/store/plan';
import { useSnapshots } from '../../src-renderer/store/snapshots';
import { openSheet, show, useWindow } from '../../src-renderer/store/window';
import { bridgeDouble, ok, settled } from '../helpers/bridge-double';
import { planWith, sampleAccount } from '../helpers/sample-plan';

const main = bridgeDouble();

/** Some of its modules read the window's width when they are loaded, and some acts whether a dialog is open. */
async function loadCommands(dialog: object | null = null) {
  vi.stubGlobal('document', { querySelector: () => dialog });
  vi.stubGlobal('navigator', { userAgent: 'X11' });
  Object.assign(window, { matchMedia: () => ({ matches: true, addEventListener: () => {} }) });
  return import('../../src-renderer/app/actions');
}

it('a key press that the menu reports too runs its command once', async () => {
  const { runCommand } = await loadCommands();
  main.answer({ 'packages:choose': () => ok([]) });
  const asked = () => main.paramsOf('packages:choose').length;
  runCommand('open-package', 'key');
  await vi.advanceTimersByTimeAsync(199);
  runCommand('open-package', 'menu');
  expect(asked()).toBe(1);
  await vi.advanceTimersByTimeAsync(200);
  runCommand('open-package', 'key');
  expect(asked()).toBe(2);
  runCommand('show-activity', 'key');
  runCommand('open-package', 'menu');
  expect(asked()).toBe(3);
});

it('a key that is pressed twice runs its command twice, however fast', async () => {
  const { runCommand } = await loadCommands();
  runCommand('show-palette', 'key');
  expect(useWindow.getState().sheet).toBe('palette');
  runCommand('show-palette', 'key');
  expect(useWindow.getState().sheet).toBeNull();
});

it('the menu closes no dialog that something may be typed in', async () => {
  const { runCommand } = await loadCommands({});
  openSheet('add-key');
  runCommand('show-palette', 'menu');
  runCommand('show-shortcuts', 'menu');
  expect(useWindow.getState().sheet).toBe('add-key');
});

it('a command that is not possible yet says why, and does nothing', async () => {
  const { runCommand } = await loadCommands();
  usePlan.setState({ plan: { ...planWith(), accountId: null } });
  runCommand('publish', 'key');
  await settled();
  expect(useWindow.getState().said).toBe('Choose an account first.');
  expect(main.channels()).not.toContain('runs:start');
});

it('the command to publish asks main to confirm it', async () => {
  const { runCommand } = await loadCommands();
  main.answer({ 'runs:start': () => ok(null) });
  usePlan.setState({ plan: planWith() });
  runCommand('publish', 'key');
  await settled();
  expect(main.paramsOf('runs:start')).toMatchObject([{ asks: true }]);
});

it('a new publish from a run keeps the open package, and from its own screen closes it', async () => {
  const plan = planWith();
  usePlan.setState({ plan });
  show({ name: 'run', runId: 'run-1' });
  startAnother();
  await settled();
  expect(useWindow.getState().screen).toEqual({ name: 'publish' });
  expect(usePlan.getState().plan).toBe(plan);
  startAnother();
  await settled();
  expect(usePlan.getState().plan).toBeNull();
});

it.each([
  ['watch', 'Settings: Watch folder'],
  ['folder', 'Settings: Watch folder'],
  ['approval', 'Settings: Approval key'],
  ['group', 'Go to Testers'],
  ['review', 'Go to Testers'],
  ['discard', 'Discard this package'],
  ['publish new', 'New build'],
  ['rename', 'Rename…'],
  ['delete northwind', 'Delete key…'],
  ['replace key', 'Replace key…'],
  ['role', 'Change role…'],
  ['color', 'Color'],
  ['backup', 'Back up keys…'],
])('the command palette finds an action for “%s”', async (query, label) => {
  const { currentActions } = await loadCommands();
  const account = sampleAccount({ id: 'northwind', name: 'Northwind', environment: 'live' });
  useSnapshots.setState({ accounts: [account] });
  usePlan.setState({ plan: planWith() });
  show({ name: 'publish' });
  const { sections } = matchingList(actionEntries(currentActions()), query);
  const found = sections.flatMap(({ entries }) => entries.map((entry) => entry.label));
  expect(found).toContain(label);
});
