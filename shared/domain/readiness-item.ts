import { z } from 'zod';
import type { KeyRole } from '../asc/roles';
import type { Text } from '../words/message';
import type { AppStorePlan, CheckedLink } from './app-store';

/** Pages of App Store Connect on which something can be fixed that its API does not offer. */
export const StoreWebPage = z.enum([
  'version',
  'app-information',
  'age-rating',
  'privacy',
  'pricing',
  'agreements',
  'screenshots',
  'resolution-center',
]);
export type StoreWebPage = z.infer<typeof StoreWebPage>;

/** Where one thing is fixed: in a part of the App Store tab, on a page of App Store Connect, or nowhere now. */
export type ReadinessFix =
  | { in: 'slipway'; part: 'version' | 'build' | 'texts' | 'review-detail' | 'compliance' }
  | { in: 'web'; page: StoreWebPage }
  | null;

/** One thing that App Review asks for, and whether it is there. */
export interface ReadinessItem {
  /** Stable, such as `whats-new-missing`; also in the output of the command. */
  code: string;
  /** `unchecked`: App Store Connect did not report it, which is never ready. */
  severity: 'blocker' | 'warning' | 'unchecked' | 'ready';
  /** A sentence; for what is ready, a noun as it stands in the list “11 ready: build, screenshots, …”. */
  title: Text;
  /** What exactly, and how it is fixed. */
  detail: Text | null;
  /** Apple's codes of the languages that it is about; empty if it is about no language. */
  locales: readonly string[];
  fix: ReadinessFix;
  /** Who may fix it. */
  who: 'you' | 'app-manager' | 'admin' | 'account-holder';
}

/** What is known beside the page. */
export interface KnownOfStore {
  /** Undefined while no link was looked at. */
  links?: readonly CheckedLink[] | undefined;
  /** Of the key; null if it is not known. */
  role?: KeyRole | null | undefined;
  /** What a person has typed; it counts as if it were saved. */
  draft?: Pick<AppStorePlan, 'texts' | 'copyright'> | null | undefined;
  /** The build that a run would attach; null for the one that is attached already. */
  buildId?: string | null | undefined;
  /** What Apple refused the last submission for (`reportedByRuns`); what is unknown is in Apple's words, unchanged. */
  reported?: readonly Text[] | undefined;
  /** Words that a person does not want in any text. */
  unwanted?: readonly string[] | undefined;
  /** Today, for the year of the copyright; the current day if it is left out. */
  now?: Date | undefined;
}
