import { useEffect } from 'react';
import { useSnapshots } from '../store/snapshots';

function platformName(): 'mac' | 'windows' | 'linux' {
  if (navigator.userAgent.includes('Mac OS X')) return 'mac';
  return navigator.userAgent.includes('Windows') ? 'windows' : 'linux';
}

// At once, not in an effect: the frame would jump by a title bar's height after the first paint.
document.documentElement.dataset.platform = platformName();

/** Sets the chosen theme on the page; without one the system's is followed. */
export function useTheme(): void {
  const theme = useSnapshots((state) => state.settings.theme);
  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }, [theme]);
}
