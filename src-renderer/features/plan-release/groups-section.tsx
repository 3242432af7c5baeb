import { RefreshCw } from 'lucide-react';
import { useState } from 'react';
import { say } from '#shared/words/say';
import { readDestination } from '../../store/destination-actions';
import { openHelp } from '../../store/help';
import { type OpenPlan, shownDestination } from '../../store/plan';
import {
  checkedAtApple,
  chosenGroups,
  type DraftedGroup,
  shownGroups,
} from '../../store/plan-reading';
import { useReachOf } from '../../store/reach';
import { IconButton } from '../../ui/button';
import { Section } from '../../ui/card';
import { HelpButton } from '../../ui/help-button';
import { WaitingLine } from '../../ui/progress';
import { groupsSummary, groupsUnknownWords } from '../../words/plan';
import { GroupPicker } from './group-picker';
import { ReachLine } from './reach-line';
import { ReleaseSwitches } from './release-switches';
import './groups-section.css';

function summary(ticked: readonly DraftedGroup[], people: number | null): string {
  const chosen = ticked.filter((group) => !group.isMissing && !group.isAmbiguous);
  return groupsSummary(chosen.length, chosen.some((group) => group.isOnlyDrafted) ? null : people);
}

/** Who gets the build, and when. */
export function GroupsSection({ plan }: { plan: OpenPlan }) {
  const isSeen = shownDestination(plan) !== null;
  const groups = useListedGroups(plan);
  const known = useReachOf(plan);
  return (
    <Section
      id="step-groups"
      title={say('testers.title')}
      aside={
        isSeen || groups.length > 0
          ? summary(chosenGroups(plan), known?.reach.people ?? null)
          : undefined
      }
      className="groups"
      actions={
        <>
          {isSeen && (
            <IconButton label={say('testers.refresh')} onPress={() => void readDestination()}>
              <RefreshCw aria-hidden />
            </IconButton>
          )}
          <HelpButton
            topic={say('testers.title')}
            onPress={() => openHelp({ page: 'groups-and-review' })}
          />
        </>
      }
    >
      {(isSeen || groups.length > 0) && <GroupPicker groups={groups} plan={plan} />}
      {!isSeen && (
        <div className="groups-none">
          {checkedAtApple(plan) === 'asking' ? (
            <WaitingLine>{say('testers.asking')}</WaitingLine>
          ) : (
            <p className="small">{groupsUnknownWords(groups.length > 0)}</p>
          )}
        </div>
      )}
      <ReachLine plan={plan} />
      {(isSeen || checkedAtApple(plan) === 'not-checked') && <ReleaseSwitches plan={plan} />}
    </Section>
  );
}

/** A group of which only the name is known keeps its row when it is unticked, so that it can be ticked again. */
function useListedGroups(plan: OpenPlan): readonly DraftedGroup[] {
  const [kept, setKept] = useState<readonly DraftedGroup[]>([]);
  const shown = shownGroups(plan);
  const isNameOnly = (group: DraftedGroup) => group.isOnlyDrafted || group.isMissing;
  const added = shown.filter(
    (group) => isNameOnly(group) && !kept.some((one) => isSameRow(one, group)),
  );
  if (added.length > 0)
    setKept([...kept.filter(({ id }) => !added.some((one) => one.id === id)), ...added]);
  const unticked = [...kept, ...added].filter(
    (group) => !shown.some(({ id, name }) => id === group.id || name === group.name),
  );
  return [...shown, ...unticked];
}

function isSameRow(one: DraftedGroup, other: DraftedGroup): boolean {
  return one.id === other.id && one.isMissing === other.isMissing;
}
