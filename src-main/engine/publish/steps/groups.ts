import type { BetaGroup } from '#shared/domain/destination';
import { raise } from '#shared/errors';
import { groupsWithBuild, listBetaGroups } from '../../asc/beta-groups';
import { addBuildToGroup } from '../../asc/builds';
import { Refusal } from '../../asc/refusal';
import { limitOf, pollUntil } from '../poll';
import { readRunBuild } from '../read-run-build';
import { buildIdOf, done, known, type RunStep, type StepContext } from '../step';
import { writeOnce } from '../write';
import { noteStates } from './process';

/** Gives each chosen group the build and reads back who has it. */
export const groups: RunStep = {
  id: 'groups',
  skipped: ({ scope, groups: wanted }) => {
    if (scope === 'upload-only') return 'only the upload was asked for';
    return wanted.length === 0 ? 'no groups were chosen' : null;
  },
  async run(context) {
    const { plan, app } = context.record.run;
    const all = await listBetaGroups(context.asc, known(app?.id, 'app'));
    for (const name of plan.groups) {
      const group = pick(all, name);
      await context.tell(`Giving ${name} the build`);
      if (group.isInternal && group.hasAccessToAllBuilds) {
        await context.note({ type: 'group-read-back', name, isInternal: true, byItself: true });
      } else if (!(await give(context, group)))
        return { outcome: 'stopped-waiting', limit: 'processing' };
    }
    // Being given a build moves its states; what the window says of testers rests on them.
    await noteStates(context, await readRunBuild(context));
    return done(sentence(context));
  },
};

/** False when the waiting limit came before Apple let the build be assigned. */
async function give(context: StepContext, group: BetaGroup): Promise<boolean> {
  const hasBuild = async (): Promise<true | null> => {
    const having = await groupsWithBuild(context.asc, buildIdOf(context));
    return having.some(({ id }) => id === group.id) ? true : null;
  };
  if (!(await hasBuild())) {
    const limit = limitOf(context, context.record.run.plan.limits.processingMinutes);
    const added = await pollUntil(context, limit, () => tryToAdd(context, group, hasBuild));
    if (!added) return false;
    if (!(await hasBuild()))
      raise(
        'read-back-differs',
        `The group ${group.name} was given the build, and App Store Connect does not show it.`,
      );
  }
  const { name, isInternal } = group;
  await context.note({ type: 'group-read-back', name, isInternal, byItself: false });
  return true;
}

async function tryToAdd(
  context: StepContext,
  group: BetaGroup,
  find: () => Promise<true | null>,
): Promise<true | null> {
  const buildId = buildIdOf(context);
  try {
    return await writeOnce(context, {
      what: `group ${group.name}`,
      repeats: 'same-again',
      find,
      send: async () => ({
        value: true as const,
        ...(await addBuildToGroup(context.asc, buildId, group.id)),
      }),
    });
  } catch (thrown) {
    if (thrown instanceof Refusal && isTooEarly(thrown)) return null;
    throw thrown;
  }
}

/** Just after processing a build may be refused, or not be found, for some moments. */
function isTooEarly(refusal: Refusal): boolean {
  return (
    (refusal.answer.status === 422 && refusal.mentions(/valid processing state/i)) ||
    (refusal.answer.status === 404 && refusal.mentions(/builds/))
  );
}

function pick(all: readonly BetaGroup[], name: string): BetaGroup {
  const matches = all.filter((group) => group.name === name);
  if (matches.length > 1)
    raise('group-ambiguous', `${matches.length} groups are called “${name}”.`);
  return matches[0] ?? raise('group-not-found', `The group “${name}” is no longer there.`);
}

function sentence({ record }: StepContext): string {
  const byItself = record.run.groups
    .filter(({ state }) => state === 'by-itself')
    .map(({ name }) => name);
  const given = record.run.groups
    .filter(({ state }) => state === 'read-back')
    .map(({ name }) => name);
  return [
    given.length > 0
      ? `${given.join(', ')} ${given.length === 1 ? 'was' : 'were'} given the build`
      : '',
    byItself.length > 0
      ? `${byItself.join(', ')} ${byItself.length === 1 ? 'gets' : 'get'} every build by itself`
      : '',
  ]
    .filter(Boolean)
    .join('; ');
}
