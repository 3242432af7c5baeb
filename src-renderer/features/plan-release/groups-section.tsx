import { useState } from 'react';
import { formatWhole } from '#shared/words/format';
import { say } from '#shared/words/say';
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
import { groupsSummary, groupsUnknownWords, groupWhenWords } from '../../words/plan';
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
  return groupsSummary(chosen);
}

/** Who gets the build, and when. */
export function GroupsSection({ plan }: { plan: OpenPlan }) {
  const isSeen = shownDestination(plan) !== null;
  const groups = useListedGroups(plan);
  return (
    <Section
      id="step-groups"
      title={say('testers.title')}
      aside={isSeen || groups.length > 0 ? summary(chosenGroups(plan)) : undefined}
      className="groups"
    >
      {(isSeen || groups.length > 0) && <GroupsTable groups={groups} plan={plan} />}
      {!isSeen && (
        <div className="groups-none">
          {checkedAtApple(plan) === 'asking' ? (
            <WaitingLine>{say('testers.asking')}</WaitingLine>
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
    return <p className="groups-none small">{say('testers.no-groups')}</p>;
  }
  return (
    <table className="groups-table" aria-label={say('testers.table')}>
      <thead className="unseen">
        <tr>
          <th scope="col">{say('testers.column.group')}</th>
          <th scope="col">{say('testers.column.kind')}</th>
          <th scope="col">{say('testers.column.testers')}</th>
          <th scope="col">{say('testers.column.when')}</th>
        </tr>
      </thead>
      <tbody>
        {groups.map((group) => (
          <GroupRow
            key={group.id}
            group={group}
            isTicked={group.hasAccessToAllBuilds || plan.draft.groups.includes(group.name)}
            when={groupWhenWords(group, plan.draft.submitForBetaReview)}
          />
        ))}
      </tbody>
    </table>
  );
}

interface GroupRowProps {
  group: DraftedGroup;
  isTicked: boolean;
  when: string;
}

function GroupRow({ group, isTicked, when }: GroupRowProps) {
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
        <span aria-hidden>{group.testerCount === null ? '–' : formatWhole(group.testerCount)}</span>
        <span className="unseen">
          {group.testerCount === null
            ? say('testers.count-unknown')
            : say('testers.count', { testers: group.testerCount })}
        </span>
      </td>
      <td className="groups-when small" id={`group-${group.id}`}>
        {when}
      </td>
    </tr>
  );
}

function GroupKind({ group }: { group: DraftedGroup }) {
  if (group.isMissing) return <Chip tone="block">{say('testers.kind.missing')}</Chip>;
  if (group.isOnlyDrafted) return <span className="small">–</span>;
  return (
    <Chip hasIcon={false}>
      {say(group.isInternal ? 'testers.kind.internal' : 'testers.kind.external')}
    </Chip>
  );
}
