import {
  ArrowUpFromLine,
  CircleQuestionMark,
  FlaskConical,
  KeyRound,
  LayoutGrid,
  Settings,
  TextAlignStart,
} from 'lucide-react';
import type { MessageKey } from '#shared/words/message';
import type { Screen, ScreenName } from '../store/window';

export type NavigationName = Exclude<
  ScreenName,
  'run' | 'app' | 'batch' | 'batches' | 'devices' | 'expiry' | 'notes'
>;

interface NavigationEntry {
  name: NavigationName;
  label: MessageKey & `window.${NavigationName}`;
  icon: typeof Settings;
}

export const mainNavigation: readonly NavigationEntry[] = [
  { name: 'publish', label: 'window.publish', icon: ArrowUpFromLine },
  { name: 'activity', label: 'window.activity', icon: TextAlignStart },
  { name: 'apps', label: 'window.apps', icon: LayoutGrid },
  { name: 'accounts', label: 'window.accounts', icon: KeyRound },
  { name: 'practice', label: 'window.practice', icon: FlaskConical },
];

export const footNavigation: readonly NavigationEntry[] = [
  { name: 'settings', label: 'window.settings', icon: Settings },
  { name: 'help', label: 'window.help', icon: CircleQuestionMark },
];

const ownerOfNotes = {
  plan: 'publish',
  run: 'activity',
  build: 'apps',
  batch: 'activity',
} as const;

/** Runs are opened from Activity, devices from Accounts and an app from Apps, so those are highlighted. */
export function navigationOf(screen: Screen): NavigationName {
  if (screen.name === 'devices') return 'accounts';
  if (screen.name === 'app' || screen.name === 'expiry') return 'apps';
  if (screen.name === 'notes') return ownerOfNotes[screen.of.kind];
  if (screen.name === 'batch' || screen.name === 'batches') return 'activity';
  return screen.name === 'run' ? 'activity' : screen.name;
}
