import { useEffect } from 'react';
import { setInteractionModality } from 'react-aria-components';
import { screenId } from './screens/screen';

/** What can have keyboard focus. Includes rows of a grid or list, although Tab skips most of them. */
const standing = [
  'a[href]',
  'button:not(:disabled)',
  'input:not(:disabled)',
  'textarea:not(:disabled)',
  '[tabindex]:not([tabindex="-1"])',
  '[role="row"][data-key]',
  '[role="option"]',
].join(', ');

/** Whole parts of a screen that take the focus if nothing in them can. */
const region = '[tabindex], [role="dialog"], [role="alertdialog"]';

const isOpenDialog = '[role="dialog"], [role="alertdialog"]';

/** Where the focus returns to its previous place instead of moving to a neighbor. */
const passing = '[data-focus="passing"]';

/** The element that has or last had the focus, and its ancestors, innermost first. */
let trail: readonly Element[] = [];
/** Previous places of the focus, latest last. */
let visited: HTMLElement[] = [];

const isLost = (): boolean =>
  document.activeElement === null || document.activeElement === document.body;

const canStand = (element: HTMLElement): boolean =>
  element.isConnected && element.matches(standing) && element.checkVisibility();

function remember(element: HTMLElement): void {
  const found: Element[] = [];
  for (let at: Element | null = element; at !== null; at = at.parentElement) found.push(at);
  trail = found;
  visited = [...visited.filter((one) => one !== element && one.isConnected), element].slice(-8);
}

/** Moves the focus there; returns whether that worked. */
function take(element: HTMLElement | null, preventScroll = false): boolean {
  element?.focus({ preventScroll });
  return !isLost();
}

function firstIn(node: Node | null): HTMLElement | null {
  if (!(node instanceof HTMLElement)) return null;
  if (canStand(node)) return node;
  return [...node.querySelectorAll<HTMLElement>(standing)].find(canStand) ?? null;
}

function siblings(node: Node | null, step: 'nextSibling' | 'previousSibling'): Node[] {
  const found: Node[] = [];
  for (let at = node; at !== null; at = at[step]) found.push(at);
  return found;
}

/** What replaced the removed part; else what follows it, else what precedes it. */
function beside(records: readonly MutationRecord[]): HTMLElement | null {
  const at = trail.findIndex((element) => element.isConnected);
  const parent = trail[at === 0 ? 1 : at];
  const cut = records.find(
    ({ target, removedNodes }) =>
      target === parent && [...removedNodes].some((node) => node === trail[at - 1]),
  );
  // An element that is only disabled or hidden is not removed: its own neighbors are used.
  const from = at === 0 ? trail[0] : cut;
  if (!from || !parent?.closest(region)) return null;
  const added = records
    .filter(({ target }) => target === parent)
    .flatMap(({ addedNodes }) => [...addedNodes]);
  const nearby = [
    ...added,
    ...siblings(from.nextSibling, 'nextSibling'),
    ...siblings(from.previousSibling, 'previousSibling'),
  ];
  return nearby.map(firstIn).find((element) => element !== null) ?? null;
}

/** The most recent place that still exists, if the element itself was only shown for a while. */
function beforeTransient(): HTMLElement | null {
  if (!trail.some((element) => element.matches(passing))) return null;
  return visited.findLast((element) => canStand(element) && !element.closest(passing)) ?? null;
}

/** What opened the removed dialog or menu, if that does not restore the focus itself. */
function beforeFloating(): HTMLElement | null {
  const root = document.getElementById('root');
  if (!root || trail.length === 0 || trail.includes(root)) return null;
  return visited.findLast((element) => canStand(element) && root.contains(element)) ?? null;
}

function place(records: readonly MutationRecord[]): void {
  if (!isLost()) return;
  const dialog = [...document.querySelectorAll<HTMLElement>(isOpenDialog)].at(-1) ?? null;
  if (dialog !== null) {
    take(dialog, true);
    return;
  }
  const lost = trail[0];
  // A click moved the focus to an empty place on purpose: it must not return to the field.
  const wasLeft = lost instanceof HTMLElement && canStand(lost);
  const around = trail
    .slice(1)
    .find(
      (element): element is HTMLElement =>
        element.isConnected && element instanceof HTMLElement && element.matches(region),
    );
  void (
    (!wasLeft && (take(beforeTransient()) || take(beforeFloating()) || take(beside(records)))) ||
    take(around ?? null, true) ||
    take(document.getElementById(screenId), true)
  );
}

/** After popups have had their own two frames to restore the focus. */
function afterFrames(act: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(act));
}

/**
 * Keeps the focus on something: an element may be removed, disabled or hidden by its own action, and the next keys must
 * not reach the document, where single letters are commands. The focus moves to its replacement or a neighbor, else to
 * the surrounding part of the screen, else to the screen.
 */
export function useFocusKeeper(): void {
  useEffect(() => {
    const root = document.getElementById('root');
    const gained = ({ target }: FocusEvent) => {
      if (target instanceof HTMLElement && target !== document.body) remember(target);
    };
    // React Aria takes a native button's Enter for a screen reader's press, and would move the focus frames later for
    // the sake of VoiceOver on iOS: by then a sheet has its own focus, and what has `autoFocus` never gets it.
    const pressed = ({ detail, pointerType }: PointerEvent) => {
      if (detail === 0 && pointerType === '') setInteractionModality('keyboard');
    };
    const left = () => afterFrames(() => place([]));
    const changed = (records: MutationRecord[]) => {
      if (!isLost()) {
        // A button that was just disabled keeps the focus until the next frame, and loses it then.
        if (document.activeElement?.matches(':disabled')) left();
        return;
      }
      // Popups restore the focus themselves.
      const isFloating = !trail.some((element) => element === root);
      if (isFloating) left();
      else place(records);
    };
    const observer = new MutationObserver(changed);
    observer.observe(document.body, {
      subtree: true,
      childList: true,
      attributeFilter: ['disabled', 'hidden', 'aria-hidden', 'inert'],
    });
    document.addEventListener('click', pressed, true);
    document.addEventListener('focusin', gained);
    document.addEventListener('focusout', left);
    window.addEventListener('focus', left);
    left();
    return () => {
      observer.disconnect();
      document.removeEventListener('click', pressed, true);
      document.removeEventListener('focusin', gained);
      document.removeEventListener('focusout', left);
      window.removeEventListener('focus', left);
    };
  }, []);
}
