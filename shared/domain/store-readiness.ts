import { z } from 'zod';
import type { Text } from '../words/message';

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
  title: Text;
  /** What exactly, and how it is fixed. */
  detail: Text | null;
  /** Apple's codes of the languages that it is about; empty if it is about no language. */
  locales: readonly string[];
  fix: ReadinessFix;
  /** Who may fix it. */
  who: 'you' | 'app-manager' | 'admin' | 'account-holder';
}
