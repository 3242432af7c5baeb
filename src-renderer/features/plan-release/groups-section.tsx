import type { BetaGroup } from '#shared/domain/destination';
import { changeDraft } from '../../store/draft-acts';
import { knownDestination, type OpenPlan } from '../../store/plan';
import { chosenGroups } from '../../store/plan-reading';
import { Section } from '../../ui/card';
import { Chip } from '../../ui/chip';
import { TickBox } from '../../ui/tick-box';
import { WaitingLine } from '../../ui/waiting-line';
import { groupSentence, testersIn } from '../../words/plan';
import { counted, formatWhole } from '../../words/quantity';
import { ReleaseSwitches } from './release-switches';
import './groups-section.css';

function tick(name: string, ticked: boolean): void {
  changeDraft((draft) => {
    const others = draft.groups.filter((one) => one !== name);
    return { ...draft, groups: ticked ? [...others, name] : others };
  });
}

function summary(chosen: readonly BetaGroup[]): string {
  if (chosen.length === 0) return 'nobody yet';
  const testers = testersIn(chosen);
  const groups = counted(chosen.length, 'group');
  return testers === null ? groups : `${counted(testers, 'tester')} in ${groups}`;
}

/** Who gets the build, and when. */
export function GroupsSection({ plan }: { plan: OpenPlan }) {
  const destination = knownDestination(plan);
  return (
    <Section
      id="step-groups"
      title="Who gets it"
      aside={destination === null ? undefined : summary(chosenGroups(plan))}
      className="groups"
    >
      {destination === null ? (
        <div className="groups-none">
          {plan.destination.state === 'reading' ? (
            <WaitingLine>Asking App Store Connect for the app’s groups…</WaitingLine>
          ) : (
            <p className="small">The groups are listed once App Store Connect has answered.</p>
          )}
        </div>
      ) : (
        <>
          <GroupsTable groups={destination.groups} plan={plan} />
          <ReleaseSwitches plan={plan} />
        </>
      )}
    </Section>
  );
}

function GroupsTable({ groups, plan }: { groups: readonly BetaGroup[]; plan: OpenPlan }) {
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
  group: BetaGroup;
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
        <Chip hasIcon={false}>{group.isInternal ? 'Internal' : 'External'}</Chip>
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
