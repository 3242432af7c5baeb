import type { ReactNode } from 'react';
import { AccountsView } from '../../features/accounts/accounts-view';
import { ActivityList } from '../../features/history/activity-list';
import { AppsList } from '../../features/history/apps-list';
import { PracticeView } from '../../features/practice/practice-view';
import { SettingsView } from '../../features/settings/settings-view';
import { type ScreenName, useWindow } from '../../store/window';
import { PublishScreen } from './publish-screen';
import { RunScreen } from './run-screen';
import { Screen } from './screen';

const plainScreens: Record<Exclude<ScreenName, 'publish' | 'run'>, ReactNode> = {
  activity: <ActivityList />,
  apps: <AppsList />,
  accounts: <AccountsView />,
  practice: <PracticeView />,
  settings: <SettingsView />,
};

export function CurrentScreen() {
  const screen = useWindow((state) => state.screen);
  if (screen.name === 'publish') return <PublishScreen />;
  if (screen.name === 'run') return <RunScreen key={screen.runId} runId={screen.runId} />;
  return <Screen key={screen.name}>{plainScreens[screen.name]}</Screen>;
}
