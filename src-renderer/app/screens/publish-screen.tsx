import { DropArea } from '../../features/drop-package/drop-area';
import { FirstSteps } from '../../features/drop-package/first-steps';
import { OpenTrouble } from '../../features/drop-package/open-trouble';
import { RecentRuns } from '../../features/history/recent-runs';
import { usePlan } from '../../store/plan';
import { PlanScreen } from './plan-screen';
import { Screen } from './screen';

/** A place to drop a package, or the package and what is to be done with it. */
export function PublishScreen() {
  const plan = usePlan((state) => state.plan);
  if (plan !== null) return <PlanScreen plan={plan} />;
  return (
    <Screen key="empty">
      <OpenTrouble />
      <DropArea />
      <FirstSteps />
      <RecentRuns />
    </Screen>
  );
}
