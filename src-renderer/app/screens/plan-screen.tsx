import { memo, useDeferredValue, useMemo, useRef } from 'react';
import type { Draft } from '#shared/domain/draft';
import type { Finding } from '#shared/domain/finding';
import { overrideOf } from '#shared/domain/overriding';
import { mayOverride } from '#shared/domain/preset-findings';
import { say } from '#shared/words/say';
import { KeyRoleSheet } from '../../features/accounts/key-role';
import { OpenError } from '../../features/drop-package/open-error';
import { PackageCard } from '../../features/drop-package/package-card';
import { WaitingPackages } from '../../features/drop-package/waiting-packages';
import { NotesSection } from '../../features/notes/notes-section';
import { AccountPicker } from '../../features/plan-release/account-picker';
import { ChoiceSourceLine } from '../../features/plan-release/choice-source-line';
import { ComplianceSection } from '../../features/plan-release/compliance-section';
import { DestinationNotice } from '../../features/plan-release/destination-notice';
import { GroupsSection } from '../../features/plan-release/groups-section';
import { LimitsSection } from '../../features/plan-release/limits-section';
import { OverrideCheck } from '../../features/plan-release/override-check';
import { PlanFooter } from '../../features/plan-release/plan-footer';
import { PresetDemands } from '../../features/plan-release/preset-demands';
import { StoreSection } from '../../features/plan-release/store-section';
import { WatchSourceLine } from '../../features/plan-release/watch-source-line';
import { openKeyRole } from '../../store/key-role';
import { chooseLocale, removeLocales } from '../../store/note-actions';
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
  presetOf,
  unfinishedMark,
  usesExistingBuild,
} from '../../store/plan-reading';
import { accountById, useSnapshots } from '../../store/snapshots';
import { openInformationSheet } from '../../store/test-information';
import { show } from '../../store/window';
import { Button } from '../../ui/button';
import { WaitingLine } from '../../ui/progress';
import { buildNumberWords } from '../../words/package';
import { isAlreadyThere } from '../../words/unfinished-run';
import { Screen } from './screen';

/** The three steps, all visible: the package, its notes and testers, and the plan in a sentence. */
export function PlanScreen({ plan }: { plan: OpenPlan }) {
  const opening = usePlan((state) => state.opening);
  const account = useSnapshots((state) => accountById(state.accounts, plan.accountId));
  // The findings and the footer depend on the runs of this build and on the preset of its app.
  const unfinished = useSnapshots(unfinishedMark);
  const presets = useSnapshots((state) => state.presets);
  // What its key may do decides what can be chosen.
  const accounts = useSnapshots((state) => state.accounts);
  const beside = useBesideNotes(plan);
  const { notes, toReview } = useDeferredValue(plan.draft);
  // Typing is painted before the findings are recomputed: they are read from all notes, and shown a moment later.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the sections read the snapshots where they are kept.
  const later = useMemo(
    () => ({ ...beside, draft: { ...beside.draft, notes, toReview } }),
    [beside, notes, toReview, unfinished, presets, accounts],
  );
  return (
    <Screen foot={<Footer plan={later} />}>
      <OpenError />
      {opening !== null && (
        <WaitingLine>{say('window.reading-package', { file: opening })}</WaitingLine>
      )}
      <Before plan={later} isLive={account?.environment === 'live'} />
      <NotesSection plan={plan} />
      <After plan={later} />
      <KeyRoleSheet />
    </Screen>
  );
}

/** The plan without what typing a note changes: the same object while a person types. */
function useBesideNotes(plan: OpenPlan): OpenPlan {
  const last = useRef(plan);
  if (!isSameBesideNotes(last.current, plan)) last.current = plan;
  return last.current;
}

/** What one key changes of a plan, and of its draft. */
const ofTyping: ReadonlySet<string> = new Set<keyof OpenPlan>([
  'draft',
  'draftState',
  'locale',
  'isLocaleChosen',
]);
const ofNotes: ReadonlySet<string> = new Set<keyof Draft>(['notes', 'toReview']);

function isSameBesideNotes(one: OpenPlan, other: OpenPlan): boolean {
  return isSameBut(ofTyping, one, other) && isSameBut(ofNotes, one.draft, other.draft);
}

function isSameBut<T extends object>(apart: ReadonlySet<string>, one: T, other: T): boolean {
  const keys = Object.keys({ ...one, ...other }) as (keyof T & string)[];
  return keys.every((key) => apart.has(key) || one[key] === other[key]);
}

const Footer = memo(PlanFooter);

const Before = memo(function Before({ plan, isLive }: { plan: OpenPlan; isLive: boolean }) {
  return (
    <>
      <PlanPackage plan={plan} />
      <WatchSourceLine plan={plan} />
      <WaitingPackages />
      <DestinationNotice plan={plan} isLive={isLive} />
      <ChoiceSourceLine plan={plan} />
      {(complianceIsOpen(plan) || declaresEncryption(plan)) && <ComplianceSection plan={plan} />}
    </>
  );
});

const After = memo(function After({ plan }: { plan: OpenPlan }) {
  return (
    <>
      <GroupsSection plan={plan} />
      <StoreSection plan={plan} />
      <PresetDemands plan={plan} />
      <LimitsSection limits={plan.draft.limits} />
    </>
  );
});

function PlanPackage({ plan }: { plan: OpenPlan }) {
  const destination = shownDestination(plan);
  const numberWords =
    destination === null ? '' : buildNumberWords(plan.package.info, destination, Date.now());
  const assessment = assessPlan(plan);
  const overridden = assessment.overridden;
  const preset = presetOf(plan);
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
              isOverridden={overrideOf(finding, plan.overrides) !== null}
              fileName={plan.package.fileName}
              isAllowed={mayOverride(preset, finding)}
            />
          )}
        </>
      )}
    >
      <AccountPicker plan={plan} />
    </PackageCard>
  );
}

/** What is known of the key's role may be wrong. */
const rolesLack: ReadonlySet<Finding['code']> = new Set<Finding['code']>([
  'role-cannot-upload',
  'role-too-small',
]);

/** The actions for a finding. */
function FindingActions({ finding, plan }: { finding: Finding; plan: OpenPlan }) {
  if (asksForCompliance(finding)) {
    return (
      <Button onPress={() => document.getElementById('step-compliance')?.focus()}>
        {say('button.answer')}
      </Button>
    );
  }
  const { accountId } = plan;
  if (rolesLack.has(finding.code) && accountId !== null) {
    return <Button onPress={() => openKeyRole(accountId)}>{say('key-role.open')}</Button>;
  }
  const { bundleId } = plan.package.info;
  if (finding.code === 'test-information-missing' && accountId !== null && bundleId !== null) {
    return (
      <Button onPress={() => openInformationSheet({ accountId, bundleId })}>
        {say('test-information.open')}
      </Button>
    );
  }
  if (finding.code === 'notes-not-reviewed') {
    const [first] = plan.draft.toReview;
    return (
      <Button
        onPress={() => {
          if (first !== undefined) chooseLocale(first);
          show({ name: 'notes', of: { kind: 'plan' } });
        }}
      >
        {say('button.review-notes')}
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
    return <Button onPress={() => removeLocales([locale])}>{say('button.leave-out')}</Button>;
  }
  if (!isAlreadyThere(finding)) return null;
  const follows = usesExistingBuild(plan);
  return (
    <Button onPress={() => setUsesExistingBuild(!follows)}>
      {follows ? say('button.stop-using-existing-build') : say('run-view.existing-build')}
    </Button>
  );
}
