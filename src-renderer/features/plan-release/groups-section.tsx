import { useState } from 'react';
import { counted, formatWhole } from '#shared/words/format';
import { changeDraft } from '../../store/draft-actions';
import { type OpenPlan, shownDestination } from '../../store/plan';
import {
  checkedAtApple,
  chosenGroups,
  type DraftedGroup,
  shownGroups,
} from '../../store/plan-reading';
import { Section } from '../../ui/card';
import { Chip } from '../../ui/chip';
import { WaitingLine } from '../../ui/progress';
import { TickBox } from '../../ui/tick-box';
import { groupSentence, groupsUnknownWords, testersIn } from '../../words/plan';
import { ReleaseSwitches } from './release-switches';
import './groups-section.css';

function tick(name: string, ticked: boolean): void {
  changeDraft((draft) => {
    const others = draft.groups.filter((one) => one !== name);
    return { ...draft, groups: ticked ? [...others, name] : others };
  });
}

function summary(ticked: readonly DraftedGroup[]): string {
  const chosen = ticked.filter((group) => !group.isMissing);
  if (chosen.length === 0) return 'nobody yet';
  const testers = testersIn(chosen);
  const groups = counted(chosen.length, 'group');
  return testers === null ? groups : `${counted(testers, 'tester')} in ${groups}`;
}

/** Who gets the build, and when. */
export function GroupsSection({ plan }: { plan: OpenPlan }) {
  const isSeen = shownDestination(plan) !== null;
  const groups = useListedGroups(plan);
  return (
    <Section
      id="step-groups"
      title="Who gets it"
      aside={isSeen || groups.length > 0 ? summary(chosenGroups(plan)) : undefined}
      className="groups"
    >
      {(isSeen || groups.length > 0) && <GroupsTable groups={groups} plan={plan} />}
      {!isSeen && (
        <div className="groups-none">
          {checkedAtApple(plan) === 'asking' ? (
            <WaitingLine>Asking App Store Connect for the app’s groups…</WaitingLine>
          ) : (
            <p className="small">{groupsUnknownWords(groups.length > 0)}</p>
          )}
        </div>
      )}
      {(isSeen || checkedAtApple(plan) === 'not-checked') && <ReleaseSwitches plan={plan} />}
    </Section>
  );
}

/** A group of which only the name is known keeps its row when it is unticked, so that it can be ticked again. */
function useListedGroups(plan: OpenPlan): readonly DraftedGroup[] {
  const [kept, setKept] = useState<readonly DraftedGroup[]>([]);
  const shown = shownGroups(plan);
  const isNameOnly = (group: DraftedGroup) => group.isOnlyDrafted || group.isMissing;
  const isKept = (group: DraftedGroup) =>
    kept.some((one) => one.name === group.name && one.isMissing === group.isMissing);
  const added = shown.filter((group) => isNameOnly(group) && !isKept(group));
  if (added.length > 0) {
    setKept([...kept.filter((one) => !added.some(({ name }) => name === one.name)), ...added]);
  }
  const listed = shown.filter((group) => !isNameOnly(group));
  const others = [...kept, ...added].filter(
    (group, index, all) =>
      all.findLastIndex((one) => one.name === group.name) === index &&
      !listed.some(({ name }) => name === group.name),
  );
  return [...listed, ...others];
}

function GroupsTable({ groups, plan }: { groups: readonly DraftedGroup[]; plan: OpenPlan }) {
  if (groups.length === 0) {
    return (
      <p className="groups-none small">
        This app has no beta groups. Make one on App Store Connect under TestFlight; the build can
        be published without.
      </p>
    );
  }
  return (
    <table className="groups-table" aria-label="Beta groups">
      <thead className="unseen">
        <tr>
          <th scope="col">Group</th>
          <th scope="col">Kind</th>
          <th scope="col">Testers</th>
          <th scope="col">When</th>
        </tr>
      </thead>
      <tbody>
        {groups.map((group) => (
          <GroupRow
            key={group.id}
            group={group}
            isTicked={group.hasAccessToAllBuilds || plan.draft.groups.includes(group.name)}
            sentence={groupSentence(group, plan.draft.submitForBetaReview)}
          />
        ))}
      </tbody>
    </table>
  );
}

interface GroupRowProps {
  group: DraftedGroup;
  isTicked: boolean;
  sentence: string;
}

function GroupRow({ group, isTicked, sentence }: GroupRowProps) {
  return (
    <tr>
      <td>
        <TickBox
          label={group.name}
          isSelected={isTicked}
          isReadOnly={group.hasAccessToAllBuilds}
          onChange={(ticked) => tick(group.name, ticked)}
          describedBy={`group-${group.id}`}
        />
      </td>
      <td className="groups-kind">
        <GroupKind group={group} />
      </td>
      <td className="groups-testers numbers">
        {group.testerCount === null ? '–' : formatWhole(group.testerCount)}
        <span className="unseen"> testers</span>
      </td>
      <td className="groups-when small" id={`group-${group.id}`}>
        {sentence}
      </td>
    </tr>
  );
}

function GroupKind({ group }: { group: DraftedGroup }) {
  if (group.isMissing) return <Chip tone="block">Missing</Chip>;
  if (group.isOnlyDrafted) return <span className="small">–</span>;
  return <Chip hasIcon={false}>{group.isInternal ? 'Internal' : 'External'}</Chip>;
}
