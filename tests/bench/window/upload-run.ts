import type { Page } from '@playwright/test';
import { get } from '../../e2e/support/bridge';

/** What the window received from when it listened until the upload was over. */
export interface UploadSeen {
  events: number;
  seconds: number;
  /** Bytes that were sent in that time. */
  sent: number;
  /** The state of the upload step at the end. */
  state: string;
}

const longestStartMs = 60_000;

/** The practice process takes a moment to start; without its account nothing can be published. */
export async function practiceIsThere(page: Page): Promise<void> {
  const began = performance.now();
  const isThere = async (): Promise<boolean> =>
    (await get(page, 'accounts:list', {})).some(({ id }) => id === 'practice');
  while (!(await isThere())) {
    if (performance.now() - began > longestStartMs)
      throw new Error('The practice account did not appear.');
    await page.waitForTimeout(100);
  }
}

/** From the window's request to the facts, in milliseconds. */
export function timeInspect(page: Page, path: string): Promise<number> {
  return page.evaluate(async (asked) => {
    const began = performance.now();
    await window.slipway.request('packages:inspect', { path: asked });
    return performance.now() - began;
  }, path);
}

/** Starts an upload over the bridge, as the window's button does, and opens its timeline. */
export async function startUpload(page: Page, packagePath: string): Promise<void> {
  const plan = { packagePath, scope: 'upload-only' } as const;
  await get(page, 'runs:start', { accountId: 'practice', plan });
  await page.getByRole('button', { name: /^Activity/ }).click();
  await page.getByRole('grid', { name: 'Runs' }).getByRole('row').first().click();
  await page.getByRole('list', { name: 'Steps' }).waitFor();
}

/** Resolves when the upload step of the one run is over. */
export function uploadIsOver(page: Page): Promise<UploadSeen> {
  return page.evaluate(async () => {
    type Run = import('#shared/domain/publish-run').PublishRun;
    const began = performance.now();
    const sentOf = (run: Run): number => run.upload?.live?.sent ?? run.upload?.stored ?? 0;
    const stateOf = (run: Run): string =>
      run.status.state === 'running'
        ? (run.steps.find(({ id }) => id === 'upload')?.progress.state ?? 'missing')
        : run.status.state;
    const goesOn = (run: Run): boolean => ['pending', 'running'].includes(stateOf(run));
    const reply = await window.slipway.request('runs:list', {});
    const first = reply.ok ? reply.value[0] : undefined;
    if (first === undefined) throw new Error('There is no run.');
    let events = 0;
    const last = await new Promise<Run>((resolve) => {
      if (!goesOn(first)) return resolve(first);
      window.slipway.listen('runs:changed', (run) => {
        events += 1;
        if (!goesOn(run)) resolve(run);
      });
    });
    const seconds = (performance.now() - began) / 1000;
    return { events, seconds, sent: sentOf(last) - sentOf(first), state: stateOf(last) };
  });
}
