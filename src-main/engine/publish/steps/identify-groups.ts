import type { BetaGroup } from '#shared/domain/destination';
import { findGroup, listedGroup } from '#shared/domain/plan-groups';
import type { PlanGroup } from '#shared/domain/publish-plan';
import type { GroupGiven } from '#shared/domain/publish-run';
import { fail } from '#shared/errors';
import { groupInWords } from '#shared/words/group';
import { message } from '#shared/words/message';
import type { StepContext } from '../step';

/**
 * Journals which groups the run's groups are, as soon as they are read: hours may pass until the build is processed,
 * and a group that takes the name meanwhile doesn't get it. Those that are not found, or not clear, are left out.
 */
export async function identifyGroups(
  context: StepContext,
  listed: readonly BetaGroup[],
): Promise<void> {
  const { run, identifiedGroups } = context.record;
  const isOpen = ({ id }: GroupGiven): boolean => identifiedGroups.every((one) => one.id !== id);
  const found = run.groups.filter(isOpen).flatMap((wanted) => {
    const group = listedGroup(listed, asPlanned(wanted));
    return group === null ? [] : [{ id: group.id, name: wanted.name }];
  });
  if (found.length > 0) await context.note({ type: 'groups-identified', groups: found });
}

/** The run's groups as App Store Connect has them, each once. Throws `group-not-found` and `group-ambiguous`. */
export async function runGroups(
  context: StepContext,
  listed: readonly BetaGroup[],
): Promise<BetaGroup[]> {
  for (const group of context.record.run.groups) pick(listed, asPlanned(group));
  await identifyGroups(context, listed);
  return context.record.run.groups.map((group) => pick(listed, asPlanned(group)));
}

function asPlanned({ id, name }: GroupGiven): PlanGroup {
  return { id: id ?? null, name };
}

function pick(all: readonly BetaGroup[], wanted: PlanGroup): BetaGroup {
  const { name } = wanted;
  const found = findGroup(all, wanted);
  if (found.is === 'found') return found.group;
  if (found.is === 'gone')
    return fail('group-not-found', message('error.group-not-found.gone', { name }));
  return fail(
    'group-ambiguous',
    message('error.group-ambiguous.count', { count: found.groups.length, name }),
    {
      whatToDo: message('finding.group-ambiguous.which', {
        groups: { list: found.groups.map(groupInWords) },
      }),
    },
  );
}
