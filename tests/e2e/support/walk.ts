import type { Page } from '@playwright/test';

interface Stop {
  /** Identifies the element for as long as the page is not redrawn. */
  id: number;
  name: string;
  faults: string[];
}

const most = 400;

/**
 * Presses Tab until the focus is back at the start, and returns everything that is wrong on the way: a document that
 * scrolled, a focus on nothing, or an invisible one.
 */
export async function walkByTab(page: Page): Promise<{ stops: string[]; faults: string[] }> {
  const stops: Stop[] = [];
  for (let presses = 0; presses < most; presses += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(lookAround);
    const first = stops[0];
    if (first !== undefined && stop.id === first.id) break;
    // The popup with the starting point may close when the focus leaves it: then the walk ends at a repeated element.
    const wasHere = stops.some(({ id }) => id === stop.id);
    if (first !== undefined && wasHere && (await page.evaluate(isGone, first.id))) break;
    stops.push(stop);
  }
  if (stops.length === most) throw new Error('Tab never comes round.');
  const faults = stops.flatMap(({ name, faults: found }) =>
    found.map((fault) => `${name}: ${fault}`),
  );
  return { stops: stops.map(({ name }) => name), faults };
}

/** Runs in the page. */
function isGone(id: number): boolean {
  return !(globalThis as unknown as { walked: Element[] }).walked[id]?.isConnected;
}

/** Runs in the page. Waits for the frame that shows the step, as a person sees it. */
async function lookAround(): Promise<Stop> {
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const faults: string[] = [];
  for (const one of [document.documentElement, document.body, document.getElementById('root')]) {
    if (one === null || (one.scrollTop === 0 && one.scrollLeft === 0)) continue;
    faults.push(`${one.localName} scrolled to ${one.scrollLeft}, ${one.scrollTop}`);
  }
  const frame = document.querySelector('.window')?.getBoundingClientRect();
  if (frame?.top !== 0 || frame.left !== 0) faults.push('the window moved');
  if (document.documentElement.scrollHeight > innerHeight)
    faults.push(`the document is ${document.documentElement.scrollHeight} px high`);
  const element = document.activeElement;
  if (!(element instanceof HTMLElement) || element === document.body)
    return { id: 0, name: 'the body', faults: [...faults, 'the focus is on the body'] };

  // The input of a checkbox is invisible; its label is what people see.
  const seen = element.closest('label') ?? element;
  const { left, top, right, bottom } = seen.getBoundingClientRect();
  const inset = 3;
  const at = {
    left: Math.max(left, 0) + inset,
    right: Math.min(right, innerWidth) - inset,
    top: Math.max(top, 0) + inset,
    bottom: Math.min(bottom, innerHeight) - inset,
  };
  const middle = [(at.left + at.right) / 2, (at.top + at.bottom) / 2] as const;
  const isSmall = bottom - top < 60;
  const points = isSmall
    ? [middle]
    : [middle, [middle[0], at.top] as const, [middle[0], at.bottom] as const];
  const isHit = ([x, y]: readonly [number, number]): boolean => {
    const hit = document.elementFromPoint(x, y);
    return hit !== null && (seen.contains(hit) || hit.contains(seen));
  };
  if (right <= 0 || bottom <= 0 || left >= innerWidth || top >= innerHeight)
    faults.push('out of the window');
  else if (isSmall && (top < 0 || bottom > innerHeight)) faults.push('cut off by the window');
  else if (!points.some(isHit))
    faults.push(`covered by ${document.elementFromPoint(...middle)?.className ?? 'nothing'}`);

  const page = globalThis as unknown as { walked?: Element[] };
  page.walked ??= [document.body];
  if (!page.walked.includes(element)) page.walked.push(element);
  const id = page.walked.indexOf(element);
  const words = element.getAttribute('aria-label') ?? seen.textContent ?? '';
  return { id, name: `${element.localName} “${words.trim().slice(0, 40)}”`, faults };
}

/** Every box that scrolls and would let invisible content grow the document instead of itself. */
export function unplacedScrollAreas(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('#root *, body > * *')]
      .filter((element) => {
        const { overflowX, overflowY, position } = getComputedStyle(element);
        const scrolls = [overflowX, overflowY].some((one) => one === 'auto' || one === 'scroll');
        return scrolls && position === 'static';
      })
      .map((element) => element.className.toString()),
  );
}
