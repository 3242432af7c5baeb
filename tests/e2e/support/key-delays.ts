import type { Page } from '@playwright/test';

interface Watch {
  stop(): number[];
}

/**
 * Records the keys that are pressed meanwhile: for each the milliseconds from the system's event to the next painted
 * frame. Control alone does not count as a key.
 */
export async function watchKeys(page: Page, meanwhile: () => Promise<unknown>): Promise<number[]> {
  await page.evaluate(watchInPage);
  await meanwhile();
  return page.evaluate(() => (globalThis as unknown as { keyWatch: Watch }).keyWatch.stop());
}

/** Runs in the page. */
function watchInPage(): void {
  const delays: number[] = [];
  const afterFrame = new MessageChannel();
  const waiting: number[] = [];
  afterFrame.port1.onmessage = () => {
    const now = performance.now();
    for (const pressed of waiting.splice(0)) delays.push(now - pressed);
  };
  const listen = (event: KeyboardEvent): void => {
    if (event.key === 'Control') return;
    requestAnimationFrame(() => {
      waiting.push(event.timeStamp);
      // Posted while a frame is being prepared, it arrives once that frame is painted.
      afterFrame.port2.postMessage(null);
    });
  };
  addEventListener('keydown', listen, { capture: true });
  const stop = (): number[] => {
    removeEventListener('keydown', listen, { capture: true });
    return delays;
  };
  Object.assign(globalThis, { keyWatch: { stop } });
}
