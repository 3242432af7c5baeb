import { useEffect } from 'react';
import { usePlan } from '../store/plan';
import { useSnapshots } from '../store/snapshots';
import { useWindow } from '../store/window';
import { appName, versionAndBuild } from '../words/package';
import { runTitle } from '../words/run';
import { mainNavigation } from './navigation';

/** The window's title says the same as its header: which build, and where it stands. */
export function useWindowTitle(): void {
  const screen = useWindow((state) => state.screen);
  const run = useSnapshots((state) =>
    screen.name === 'run' ? state.runs[screen.runId] : undefined,
  );
  const info = usePlan((state) => state.plan?.package.info);
  let words = mainNavigation.find((entry) => entry.name === screen.name)?.label ?? 'Settings';
  if (run !== undefined) words = runTitle(run);
  else if (screen.name === 'publish' && info !== undefined) {
    words = `Publish ${appName(info)} ${versionAndBuild(info)}`;
  }
  useEffect(() => {
    document.title = `${words} – Slipway`;
  }, [words]);
}
