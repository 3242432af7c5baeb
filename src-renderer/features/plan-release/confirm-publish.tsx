import type { OpenPlan } from '../../store/plan';
import { chosenGroups, planFacts, weighOverrides } from '../../store/plan-reading';
import { startRun } from '../../store/run-acts';
import { accountById, useSnapshots } from '../../store/snapshots';
import { closeSheet, useWindow } from '../../store/window';
import { Confirm } from '../../ui/dialog';
import { Pieces } from '../../ui/pieces';
import { appName, versionAndBuild } from '../../words/package';
import { passedOverWords } from '../../words/passing';
import { planPieces, testersIn } from '../../words/plan';
import { counted, listed } from '../../words/quantity';

/** Who outside the team would be told, in a sentence; null when nobody is. */
function toldWords(plan: OpenPlan, isLive: boolean): string | null {
  const external = chosenGroups(plan).filter((group) => !group.isInternal);
  if (external.length === 0) return null;
  if (!isLive) return 'This is practice: no real tester is told.';
  const testers = testersIn(external);
  const whom = testers === null ? 'The testers' : counted(testers, 'external tester');
  const names = listed(external.map((group) => group.name));
  return `${whom} in ${names} will be told by mail. That cannot be taken back.`;
}

/** The last question before real people hear of the build. */
export function ConfirmPublish({ plan }: { plan: OpenPlan }) {
  const isOpen = useWindow((state) => state.sheet === 'confirm-publish');
  const account = useSnapshots((state) => accountById(state.accounts, plan.accountId));
  const info = plan.package.info;
  const passed = passedOverWords(weighOverrides(plan).passed.length);
  const told = toldWords(plan, account?.environment === 'live');
  return (
    <Confirm
      title={`Publish ${appName(info)} ${versionAndBuild(info)}?`}
      act={`Publish ${versionAndBuild(info)}`}
      isOpen={isOpen}
      onClose={closeSheet}
      onConfirm={() => void startRun()}
    >
      <p>
        <Pieces of={planPieces(planFacts(plan))} />
      </p>
      {told !== null && (
        <p>
          <b>{told}</b>
        </p>
      )}
      {passed !== null && <p>{passed}, with your reason.</p>}
      <p>The account is {account?.name ?? 'not chosen'}.</p>
    </Confirm>
  );
}
