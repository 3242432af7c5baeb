import {
  ArrowUpFromLine,
  FlaskConical,
  KeyRound,
  LayoutGrid,
  Settings,
  TextAlignStart,
} from 'lucide-react';
import type { MessageKey } from '#shared/words/message';
import type { ScreenName } from '../store/window';

export type NavigationName = Exclude<ScreenName, 'run'>;

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
];

/** Runs are opened from Activity, so Activity is highlighted. */
export function navigationOf(screen: ScreenName): NavigationName {
  return screen === 'run' ? 'activity' : screen;
}
