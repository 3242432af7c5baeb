import type { Page } from '@playwright/test';

interface Watch {
  stop(): number[];
}

/**
 * Watches the keys that are pressed while something goes on: for each the milliseconds from when the system
 * had it to when the next frame after it was painted. Control alone is no key.
 */
export async function watchKeys(page: Page, meanwhile: () => Promise<unknown>): Promise<number[]> {
  await page.evaluate(watchInPage);
  await meanwhile();
  return page.evaluate(() => (globalThis as unknown as { keyWatch: Watch }).keyWatch.stop());
}

/** Goes into the page. */
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
      // Sent while a frame is made, it arrives once that frame is painted.
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
