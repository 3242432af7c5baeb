import type { Finding } from '#shared/domain/finding';
import { say } from '#shared/words/say';
import { OpenError } from '../../features/drop-package/open-error';
import { PackageCard } from '../../features/drop-package/package-card';
import { WaitingPackages } from '../../features/drop-package/waiting-packages';
import { AccountPicker } from '../../features/plan-release/account-picker';
import { ComplianceSection } from '../../features/plan-release/compliance-section';
import { DestinationNotice } from '../../features/plan-release/destination-notice';
import { GroupsSection } from '../../features/plan-release/groups-section';
import { LimitsSection } from '../../features/plan-release/limits-section';
import { NotesSection } from '../../features/plan-release/notes-section';
import { OverrideCheck } from '../../features/plan-release/override-check';
import { PlanFooter } from '../../features/plan-release/plan-footer';
import { chooseLocale, removeLocale } from '../../store/note-actions';
import { type OpenPlan, shownDestination, usePlan } from '../../store/plan';
import { setUsesExistingBuild } from '../../store/plan-actions';
import {
  asksForCompliance,
  assessPlan,
  checkedAtApple,
  complianceIsOpen,
  declaresEncryption,
  isOfNoteText,
  listedFindings,
  unfinishedMark,
  usesExistingBuild,
} from '../../store/plan-reading';
import { accountById, useSnapshots } from '../../store/snapshots';
import { Button } from '../../ui/button';
import { WaitingLine } from '../../ui/progress';
import { buildNumberWords } from '../../words/package';
import { isAlreadyThere } from '../../words/unfinished-run';
import { Screen } from './screen';

/** The three steps, all visible: the package, its notes and testers, and the plan in a sentence. */
export function PlanScreen({ plan }: { plan: OpenPlan }) {
  const opening = usePlan((state) => state.opening);
  const account = useSnapshots((state) => accountById(state.accounts, plan.accountId));
  // The findings and the footer depend on the runs of this build.
  useSnapshots(unfinishedMark);
  return (
    <Screen key={plan.package.path} foot={<PlanFooter plan={plan} />}>
      <OpenError />
      {opening !== null && (
        <WaitingLine>{say('window.reading-package', { file: opening })}</WaitingLine>
      )}
      <PlanPackage plan={plan} />
      <WaitingPackages />
      <DestinationNotice plan={plan} isLive={account?.environment === 'live'} />
      {(complianceIsOpen(plan) || declaresEncryption(plan)) && <ComplianceSection plan={plan} />}
      <NotesSection plan={plan} />
      <GroupsSection plan={plan} />
      <LimitsSection limits={plan.draft.limits} />
    </Screen>
  );
}

function PlanPackage({ plan }: { plan: OpenPlan }) {
  const destination = shownDestination(plan);
  const numberWords =
    destination === null ? '' : buildNumberWords(plan.package.info, destination, Date.now());
  const assessment = assessPlan(plan);
  const overridden = assessment.overridden;
  return (
    <PackageCard
      opened={plan.package}
      findings={listedFindings(plan, assessment)}
      overridden={overridden}
      atApple={checkedAtApple(plan)}
      changes={destination?.changes ?? null}
      numberWords={numberWords}
      isFolded={(finding) => finding.severity === 'note' && !isAlreadyThere(finding)}
      actionFor={(finding) => (
        <>
          <FindingActions finding={finding} plan={plan} />
          {!asksForCompliance(finding) && (
            <OverrideCheck
              finding={finding}
              isOverridden={overridden.some((one) => one.finding === finding)}
              fileName={plan.package.fileName}
            />
          )}
        </>
      )}
    >
      <AccountPicker accountId={plan.accountId} search={plan.accountSearch} />
    </PackageCard>
  );
}

/** The actions for a finding. */
function FindingActions({ finding, plan }: { finding: Finding; plan: OpenPlan }) {
  if (asksForCompliance(finding)) {
    return (
      <Button onPress={() => document.getElementById('step-compliance')?.focus()}>
        {say('button.answer')}
      </Button>
    );
  }
  const { locale } = finding;
  if (locale !== undefined && isOfNoteText(finding)) {
    return (
      <Button
        onPress={() => {
          chooseLocale(locale);
          document.getElementById('step-notes')?.focus();
        }}
      >
        {say('button.edit-note')}
      </Button>
    );
  }
  if (locale !== undefined) {
    return <Button onPress={() => removeLocale(locale)}>{say('button.leave-out')}</Button>;
  }
  if (!isAlreadyThere(finding)) return null;
  const follows = usesExistingBuild(plan);
  return (
    <Button onPress={() => setUsesExistingBuild(!follows)}>
      {follows ? say('button.stop-using-existing-build') : say('run-view.existing-build')}
    </Button>
  );
}
