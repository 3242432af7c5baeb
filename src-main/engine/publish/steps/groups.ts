import type { BetaGroup } from '#shared/domain/destination';
import { fail } from '#shared/errors';
import { type Message, message } from '#shared/words/message';
import { groupsHavingBuild, listBetaGroups } from '../../asc/beta-groups';
import { addBuildToGroup, neverExternal } from '../../asc/builds';
import { Refusal } from '../../asc/refusal';
import { limitOf, pollUntil } from '../poll';
import { readBack } from '../read-back';
import { readRunBuildWithGroups, recentRunBuild } from '../read-run-build';
import type { WriteName } from '../run-event';
import { buildIdOf, done, known, type RunStep, type StepContext } from '../step';
import { writeOnce } from '../write';
import { runGroups } from './identify-groups';
import { noteStates } from './process';

/** Adds the build to each chosen group and reads back which groups have it. */
export const groups: RunStep = {
  id: 'groups',
  skipped: ({ scope, groups: wanted }) => {
    if (scope === 'upload-only') return message('step.skipped.upload-only');
    return wanted.length === 0 ? message('step.skipped.no-groups') : null;
  },
  isKnown: ({ run }) => run.groups.every(({ state }) => state !== 'waiting'),
  async run(context) {
    const { app } = context.record.run;
    const all =
      context.reads.recall('groups') ??
      (await listBetaGroups(context.asc, known(app?.id, 'app'), { counts: false }));
    const chosen = await runGroups(context, all);
    await noteRenamed(context, chosen);
    const refused = isInternalOnly(context) ? chosen.filter((group) => !group.isInternal) : [];
    const having = await readHaving(context);
    const given: BetaGroup[] = [];
    for (const group of chosen.filter((one) => !refused.includes(one))) {
      await context.report(message('step.groups.adding', { group: group.name }));
      const how = await give(context, group, having);
      if (how === null) return { outcome: 'stopped-waiting', limit: 'processing' };
      if (how === 'given') given.push(group);
      else await noteAutomatic(context, group);
    }
    await prove(context, given);
    if (refused.length > 0) raiseInternalOnly(context, refused);
    // Adding a build to a group changes its states; what the window shows about testers depends on them.
    await noteStates(context, await recentRunBuild(context));
    return done(result(context));
  },
};

/** The groups that have the build, by its own relationship; if that is incomplete, by the groups' filter. */
async function readHaving(context: StepContext): Promise<ReadonlySet<string>> {
  const { groups } = await readRunBuildWithGroups(context);
  return groups ?? (await groupsHavingBuild(context.asc, buildIdOf(context))) ?? new Set();
}

/**
 * Reads back that these groups have the build: from the build, and if that doesn't show them all, also by the
 * filter.
 */
async function prove(context: StepContext, given: readonly BetaGroup[]): Promise<void> {
  const missing = (having: ReadonlySet<string>): BetaGroup[] =>
    given.filter(({ id }) => !having.has(id));
  if (given.length > 0)
    await readBack(context, {
      waiting: message('wait.groups', { groups: { list: given.map(({ name }) => name) } }),
      look: async () => {
        const having = await readHaving(context);
        if (missing(having).length === 0) return having;
        const filtered = await groupsHavingBuild(context.asc, buildIdOf(context));
        return new Set([...having, ...(filtered ?? [])]);
      },
      isKept: (having) => missing(having).length === 0,
      differs: (having) =>
        message('error.read-back-differs.groups', {
          groups: { list: missing(having).map(({ name }) => name) },
        }),
    });
  for (const { name, id, isInternal } of given)
    await context.note({ type: 'group-read-back', name, id, isInternal, isAutomatic: false });
}

function noteAutomatic(context: StepContext, { name, id }: BetaGroup): Promise<void> {
  return context.note({ type: 'group-read-back', name, id, isInternal: true, isAutomatic: true });
}

/** Null when the waiting limit came before Apple allowed the build to be assigned. */
async function give(
  context: StepContext,
  group: BetaGroup,
  having: ReadonlySet<string>,
): Promise<'given' | 'automatic' | null> {
  if (group.isInternal && group.hasAccessToAllBuilds) return 'automatic';
  if (having.has(group.id)) return 'given';
  const limit = limitOf(context, context.record.run.plan.limits.processingMinutes);
  return pollUntil(context, limit, () => tryToAdd(context, group));
}

async function tryToAdd(
  context: StepContext,
  group: BetaGroup,
): Promise<'given' | 'automatic' | null> {
  const buildId = buildIdOf(context);
  try {
    return await writeOnce(context, {
      what: nameOfWrite(context, group),
      repeats: 'same-again',
      find: async () => ((await readHaving(context)).has(group.id) ? 'given' : null),
      send: async () => ({
        value: 'given' as const,
        ...(await addBuildToGroup(context.asc, buildId, group.id)),
      }),
    });
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    if (isTooEarly(thrown)) return null;
    if (isGroupGone(thrown))
      fail('group-not-found', message('error.group-not-found.gone', { name: group.name }), {
        apple: thrown.answer,
        cause: thrown,
      });
    if (givesItself(thrown)) return 'automatic';
    if (thrown.mentions(/internal testing only/i)) raiseInternalOnly(context, [group], thrown);
    throw thrown;
  }
}

/** It was listed when the run began, or minutes ago, and was deleted since. */
function isGroupGone(refusal: Refusal): boolean {
  return refusal.answer.status === 404 && refusal.mentions(/betaGroups/i);
}

/** Decided from the states that were read during processing. */
function isInternalOnly({ record }: StepContext): boolean {
  return record.run.buildStates?.external === neverExternal;
}

function raiseInternalOnly(
  { record }: StepContext,
  groups: readonly BetaGroup[],
  cause?: Refusal,
): never {
  const { buildNumber } = record.run.package;
  return fail(
    'build-internal-only',
    message('error.build-internal-only.groups', {
      build: buildNumber ?? '',
      groups: { list: groups.map(({ name }) => name) },
    }),
    { ...(cause && { apple: cause.answer, cause }) },
  );
}

/**
 * An internal group that gets every build refuses an assignment; its row need not show that it is of that kind
 * (app-store-connect.md, groups 1).
 */
function givesItself(refusal: Refusal): boolean {
  return refusal.answer.status === 422 && refusal.mentions(/internal group/i);
}

/** Just after processing, a build may be refused or not found for some moments (app-store-connect.md, groups 3). */
function isTooEarly(refusal: Refusal): boolean {
  return (
    (refusal.answer.status === 422 && refusal.mentions(/valid processing state/i)) ||
    (refusal.answer.status === 404 && refusal.mentions(/builds/))
  );
}

/** That a group was found by its ID under another name: what is shown of the run from now on. */
async function noteRenamed(context: StepContext, chosen: readonly BetaGroup[]): Promise<void> {
  for (const { id, name: to } of chosen) {
    const from = context.record.run.groups.find((group) => group.id === id)?.name ?? to;
    // A sparse row has no name.
    if (from !== to && to !== '') await context.note({ type: 'group-renamed', id, from, to });
  }
}

/**
 * By its ID, since two groups may have one name. An unanswered write keeps the name under which it was announced: that
 * of the group before it was renamed, or of an older Slipway, which had no IDs.
 */
function nameOfWrite({ record }: StepContext, { id, name }: BetaGroup): WriteName {
  // Not shown: the journal’s own names.
  const [former, mark] = [`group ${name}`, ` (ID ${id})`] as const;
  const open = record.openIntents.find(
    ({ what }) => what === former || (what.startsWith('group ') && what.endsWith(mark)),
  );
  return open?.what ?? `${former}${mark}`;
}

function result(context: StepContext): Message {
  const { run, identifiedGroups } = context.record;
  const renames = run.groups.flatMap(({ id, name: to }) => {
    const from = identifiedGroups.find((one) => one.id === id)?.name ?? to;
    return from === to ? [] : [message('step.groups.rename', { from, to })];
  });
  const whatWasDone = additions(context);
  return renames.length === 0
    ? whatWasDone
    : message('step.groups.renamed', { renames: { list: renames }, result: whatWasDone });
}

function additions({ record }: StepContext): Message {
  const all = record.run.groups;
  const isFirst = (place: number, id: string | undefined): boolean =>
    id === undefined || all.findIndex((one) => one.id === id) === place;
  const groups = all.filter(({ id }, place) => isFirst(place, id));
  const named = (wanted: string): string[] =>
    groups.filter(({ state }) => state === wanted).map(({ name }) => name);
  const added = { list: named('read-back') };
  const automatic = { list: named('automatic') };
  const count = automatic.list.length;
  if (count === 0) return message('step.groups.added', { groups: added });
  return added.list.length === 0
    ? message('step.groups.automatic', { count, groups: automatic })
    : message('step.groups.added-and-automatic', { count, added, groups: automatic });
}
