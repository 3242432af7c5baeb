import {
  ArrowUpFromLine,
  FlaskConical,
  KeyRound,
  LayoutGrid,
  Settings,
  TextAlignStart,
} from 'lucide-react';
import type { ScreenName } from '../store/window';

export type NavigationName = Exclude<ScreenName, 'run'>;

interface NavigationEntry {
  name: NavigationName;
  label: string;
  icon: typeof Settings;
}

export const mainNavigation: readonly NavigationEntry[] = [
  { name: 'publish', label: 'Publish', icon: ArrowUpFromLine },
  { name: 'activity', label: 'Activity', icon: TextAlignStart },
  { name: 'apps', label: 'Apps', icon: LayoutGrid },
  { name: 'accounts', label: 'Accounts', icon: KeyRound },
  { name: 'practice', label: 'Practice', icon: FlaskConical },
];

export const footNavigation: readonly NavigationEntry[] = [
  { name: 'settings', label: 'Settings', icon: Settings },
];

/** Runs are opened from Activity, so Activity is highlighted. */
export function navigationOf(screen: ScreenName): NavigationName {
  return screen === 'run' ? 'activity' : screen;
}
