import type { MessageKey } from '#shared/words/message';
import type { Action, Copied } from '../../store/actions';
import type { ActivityIcon } from '../../words/activity';
import type { Tone } from '../../words/format';
import { fold, type Searched } from './match';

export const groups = ['actions', 'runs', 'apps', 'accounts', 'settings'] as const;
type EntryGroup = (typeof groups)[number];

export const groupTitles = {
  recent: 'palette.group.recent',
  actions: 'palette.group.actions',
  runs: 'palette.group.runs',
  apps: 'palette.group.apps',
  accounts: 'palette.group.accounts',
  settings: 'palette.group.settings',
} as const satisfies Record<EntryGroup | 'recent', MessageKey>;

/** One line of the palette. */
export interface Entry {
  /** Remembered between starts. */
  id: string;
  group: EntryGroup;
  label: string;
  search: Searched;
  /** An icon, or that of an app. */
  icon: Action['icon'] | { bundleId: string | null; name: string };
  /** What Enter does. */
  run: () => void;
  /** Quieter, beside the label. */
  detail?: string;
  /** ISO 8601: a moment in place of the detail. */
  since?: string;
  /** Whether the detail is an identifier. */
  isCode?: boolean;
  chip?: { tone: Tone; word: string; icon: ActivityIcon };
  /** As it is written on the keyboard. */
  key?: string;
  /** Why it can't be done now. */
  reason?: string | null;
  copies?: Copied;
  /** Whether it is listed before anything is typed. */
  isHere?: boolean;
}

export function searched(label: string, ...also: readonly (string | null | undefined)[]): Searched {
  return { label: fold(label), also: fold(also.filter(Boolean).join(' ')) };
}
