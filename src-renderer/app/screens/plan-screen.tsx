import type { Finding } from '#shared/domain/finding';
import { OpenTrouble } from '../../features/drop-package/open-trouble';
import { PackageCard } from '../../features/drop-package/package-card';
import { AccountPicker } from '../../features/plan-release/account-picker';
import { ComplianceSection } from '../../features/plan-release/compliance-section';
import { ConfirmPublish } from '../../features/plan-release/confirm-publish';
import { DestinationNotice } from '../../features/plan-release/destination-notice';
import { GroupsSection } from '../../features/plan-release/groups-section';
import { LimitsSection } from '../../features/plan-release/limits-section';
import { NotesSection } from '../../features/plan-release/notes-section';
import { PassOver } from '../../features/plan-release/pass-over';
import { PlanFooter } from '../../features/plan-release/plan-footer';
import { followBuild } from '../../store/follow-acts';
import { knownDestination, type OpenPlan, usePlan } from '../../store/plan';
import {
  asksForCompliance,
  complianceIsOpen,
  followsBuild,
  weighOverrides,
} from '../../store/plan-reading';
import { accountById, useSnapshots } from '../../store/snapshots';
import { Button } from '../../ui/button';
import { WaitingLine } from '../../ui/waiting-line';
import { buildNumberWords } from '../../words/package';
import { isAlreadyThere, takeUpAct } from '../../words/take-up';
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
      <LimitsSection limits={plan.draft.limits} />
      <ConfirmPublish plan={plan} />
    </Screen>
  );
}

function PlanPackage({ plan }: { plan: OpenPlan }) {
  const destination = knownDestination(plan);
  const numberWords =
    destination === null ? '' : buildNumberWords(plan.package.info, destination, Date.now());
  const { findings, passed } = weighOverrides(plan);
  return (
    <PackageCard
      opened={plan.package}
      findings={findings}
      passed={passed}
      changes={destination?.changes ?? null}
      numberWords={numberWords}
      isFolded={(finding) => finding.severity === 'note' && !isAlreadyThere(finding)}
      actFor={(finding) => (
        <>
          <FindingAct finding={finding} plan={plan} />
          {!asksForCompliance(finding) && (
            <PassOver
              finding={finding}
              isPassed={passed.some((one) => one.finding === finding)}
              fileName={plan.package.fileName}
            />
          )}
        </>
      )}
    >
      <AccountPicker accountId={plan.accountId} />
    </PackageCard>
  );
}

/** What can be done here about a finding. */
function FindingAct({ finding, plan }: { finding: Finding; plan: OpenPlan }) {
  if (asksForCompliance(finding)) {
    return (
      <Button onPress={() => document.getElementById('step-compliance')?.focus()}>Answer…</Button>
    );
  }
  if (!isAlreadyThere(finding)) return null;
  const follows = followsBuild(plan);
  return (
    <Button onPress={() => followBuild(!follows)}>
      {follows ? 'Do not follow it' : takeUpAct}
    </Button>
  );
}
