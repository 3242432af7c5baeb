import type { ReactNode } from 'react';
import { say } from '#shared/words/say';
import { AccountsView } from '../../features/accounts/accounts-view';
import { DropArea } from '../../features/drop-package/drop-overlay';
import { FirstSteps } from '../../features/drop-package/first-steps';
import { OpenError } from '../../features/drop-package/open-error';
import { WaitingPackages } from '../../features/drop-package/waiting-packages';
import { ActivityView } from '../../features/history/activity-view';
import { AppsList } from '../../features/history/apps-list';
import { RecentRuns } from '../../features/history/run-list';
import { PracticeView } from '../../features/practice/practice-view';
import { DetailsPane } from '../../features/run/details-pane';
import { RunView } from '../../features/run/run-view';
import { SettingsView } from '../../features/settings/settings-view';
import { useDetailsPane } from '../../store/details-pane';
import { usePlan } from '../../store/plan';
import { useSnapshots } from '../../store/snapshots';
import { type ScreenName, useWindow } from '../../store/window';
import { WaitingLine } from '../../ui/progress';
import { startAnother } from '../commands';
import { PlanScreen } from './plan-screen';
import { Screen } from './screen';

const plainScreens: Record<Exclude<ScreenName, 'publish' | 'run'>, ReactNode> = {
  activity: <ActivityView />,
  apps: <AppsList />,
  accounts: <AccountsView />,
  practice: <PracticeView />,
  settings: <SettingsView />,
};

export function CurrentScreen() {
  const screen = useWindow((state) => state.screen);
  if (screen.name === 'publish') return <PublishScreen />;
  if (screen.name === 'run') return <RunScreen key={screen.runId} runId={screen.runId} />;
  return (
    <Screen key={screen.name} isFilled={screen.name === 'activity'}>
      {plainScreens[screen.name]}
    </Screen>
  );
}

/** The drop area, or the open package with its plan. */
function PublishScreen() {
  const plan = usePlan((state) => state.plan);
  if (plan !== null) return <PlanScreen plan={plan} />;
  return (
    <Screen key="empty">
      <OpenError />
      <DropArea />
      <WaitingPackages />
      <FirstSteps />
      <RecentRuns />
    </Screen>
  );
}

function RunScreen({ runId }: { runId: string }) {
  const run = useSnapshots((state) => state.runs[runId]);
  const { isOpen, floats } = useDetailsPane();
  const showsDetails = run !== undefined && isOpen;
  return (
    <Screen side={showsDetails && <DetailsPane run={run} floats={floats} />}>
      {run === undefined ? (
        <WaitingLine>{say('window.starting-run')}</WaitingLine>
      ) : (
        <RunView run={run} onPublishAnother={startAnother} />
      )}
    </Screen>
  );
}
