import { OpenTrouble } from '../../features/drop-package/open-trouble';
import { PackageCard } from '../../features/drop-package/package-card';
import { AccountPicker } from '../../features/plan-release/account-picker';
import { ComplianceSection } from '../../features/plan-release/compliance-section';
import { ConfirmPublish } from '../../features/plan-release/confirm-publish';
import { DestinationNotice } from '../../features/plan-release/destination-notice';
import { GroupsSection } from '../../features/plan-release/groups-section';
import { NotesSection } from '../../features/plan-release/notes-section';
import { PlanFooter } from '../../features/plan-release/plan-footer';
import { knownDestination, type OpenPlan, usePlan } from '../../store/plan';
import { allFindings, asksForCompliance, complianceIsOpen } from '../../store/plan-reading';
import { accountById, useSnapshots } from '../../store/snapshots';
import { Button } from '../../ui/button';
import { WaitingLine } from '../../ui/waiting-line';
import { worstFirst } from '../../words/finding';
import { buildNumberWords } from '../../words/package';
import { Screen } from './screen';

/** The three steps, all in sight: the package, its notes and testers, and the plan in a sentence. */
export function PlanScreen({ plan }: { plan: OpenPlan }) {
  const opening = usePlan((state) => state.opening);
  const account = useSnapshots((state) => accountById(state.accounts, plan.accountId));
  return (
    <Screen key={plan.package.path} foot={<PlanFooter plan={plan} />}>
      <OpenTrouble />
      {opening !== null && <WaitingLine>{`Reading ${opening}…`}</WaitingLine>}
      <PlanPackage plan={plan} />
      {plan.destination.state === 'refused' && (
        <DestinationNotice
          trouble={plan.destination.trouble}
          isLive={account?.environment === 'live'}
        />
      )}
      {complianceIsOpen(plan) && <ComplianceSection answer={plan.draft.usesNonExemptEncryption} />}
      <NotesSection plan={plan} />
      <GroupsSection plan={plan} />
      <ConfirmPublish plan={plan} />
    </Screen>
  );
}

function PlanPackage({ plan }: { plan: OpenPlan }) {
  const destination = knownDestination(plan);
  const numberWords =
    destination === null ? '' : buildNumberWords(plan.package.info, destination, Date.now());
  return (
    <PackageCard
      opened={plan.package}
      findings={worstFirst(allFindings(plan))}
      numberWords={numberWords}
      actFor={(finding) =>
        asksForCompliance(finding) && (
          <Button onPress={() => document.getElementById('step-compliance')?.focus()}>
            Answer…
          </Button>
        )
      }
    >
      <AccountPicker accountId={plan.accountId} />
    </PackageCard>
  );
}
