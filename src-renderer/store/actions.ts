import type { ComponentType } from 'react';
import type { AppError } from '#shared/errors';
import type { LinkTarget, MenuCommand } from '#shared/ipc/contract';
import { say } from '#shared/words/say';
import { request } from '../bridge/bridge';
import { errorSentences } from '../words/error';
import { showToast } from './window';

type ActionGroup = 'actions' | 'accounts' | 'settings';

/** What can be copied from a line of the palette: an identifier, or a page in App Store Connect, whose address main knows. */
export type Copied =
  | { kind: 'run-id' | 'bundle-id' | 'key-id'; text: string }
  | { kind: 'link'; target: LinkTarget; runId: string };

/** Something that a person can do now, from the menu, with a key or in the command palette. */
export interface Action {
  /** The command of the menu and its key, or `topic.verb`. Remembered between starts, so it never changes. */
  id: MenuCommand | `${string}.${string}`;
  /** In the current language. One that asks before it does anything ends in an ellipsis. */
  words: string;
  icon: ComponentType<{ 'aria-hidden'?: boolean }>;
  /** Where the palette lists it. */
  group: ActionGroup;
  /** Whether it is about what the screen shows: such actions are listed before anything is typed. */
  isHere?: boolean;
  /** A state or value beside the words, such as `On`. */
  detail?: string;
  /** Other words that find it. */
  also?: string;
  /** What the copy key takes from it; left out if there is nothing to take. */
  copies?: Copied;
  /** A key without Command or Ctrl. Commands of the menu have theirs already. */
  key?: string;
  /** Why it can't be done now; null or left out if it can. */
  reason?: string | null;
  run: () => void;
}

/** What a part of the window offers at this moment; nothing if it doesn't apply. */
export type OffersActions = () => readonly Action[];

/** Does what has no place on the screen for an error: the error is shown as a toast. */
export function orToast(outcome: Promise<AppError | null>): void {
  void outcome.then((error) => {
    if (error !== null) showToast(errorSentences(error));
  });
}

/** After the command palette has given the focus back: what is done then may move it again, or open another dialog. */
export function afterPalette(act: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(act));
}

/** Copies text to the clipboard and says so. */
export function copyText(text: string): void {
  void copied(text).then(showToast);
}

/** Copies it to the clipboard; returns the words for what happened. */
export async function copy(what: Copied): Promise<string> {
  if (what.kind !== 'link') return copied(what.text);
  const reply = await request('links:read', { target: what.target, runId: what.runId });
  return reply.ok ? copied(reply.value) : errorSentences(reply.error);
}

async function copied(text: string): Promise<string> {
  try {
    await navigator.clipboard.writeText(text);
    return say('palette.copied', { text });
  } catch {
    return say('button.copy-failed');
  }
}
