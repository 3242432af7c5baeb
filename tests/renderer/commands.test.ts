import { expect, it, vi } from 'vitest';
import { usePlan } from '../../src-renderer/store/plan';
import { show, useWindow } from '../../src-renderer/store/window';
import { bridgeDouble, ok, settled } from '../helpers/bridge-double';
import { planWith } from '../helpers/sample-plan';

const main = bridgeDouble();

/** Some of its modules read the window's width when they are loaded. */
async function loadCommands() {
  Object.assign(window, { matchMedia: () => ({ matches: true, addEventListener: () => {} }) });
  return import('../../src-renderer/app/commands');
}

it('a key press that the menu reports too runs its command once', async () => {
  const { runCommand } = await loadCommands();
  main.answer({ 'packages:choose': () => ok([]) });
  const asked = () => main.paramsOf('packages:choose').length;
  runCommand('open-package');
  await vi.advanceTimersByTimeAsync(199);
  runCommand('open-package');
  expect(asked()).toBe(1);
  await vi.advanceTimersByTimeAsync(200);
  runCommand('open-package');
  expect(asked()).toBe(2);
  runCommand('show-activity');
  runCommand('open-package');
  expect(asked()).toBe(3);
});

it('the command to publish asks main to confirm it', async () => {
  const { runCommand } = await loadCommands();
  main.answer({ 'runs:start': () => ok(null) });
  usePlan.setState({ plan: planWith() });
  runCommand('publish');
  await settled();
  expect(main.paramsOf('runs:start')).toMatchObject([{ asks: true }]);
});

it('a new publish from a run keeps the open package, and from its own screen closes it', async () => {
  const { startAnother } = await loadCommands();
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
