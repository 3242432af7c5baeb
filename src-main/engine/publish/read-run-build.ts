import { fail } from '#shared/errors';
import { message } from '#shared/words/message';
import { type Build, readBuild, readBuilds, readBuildWithGroups } from '../asc/builds';
import { JoinedReads } from '../asc/joined-reads';
import { Refusal } from '../asc/refusal';
import { buildIdOf, type StepContext } from './step';

/** A read may miss an existing build for a while; one that is missing for longer was removed. */
const goneAfterMs = 2 * 60_000;
const firstLookMs = 2_000;
const longestLookMs = 20_000;

/** The build as the previous step has just read it, otherwise a new read. */
export async function recentRunBuild(context: StepContext): Promise<Build> {
  return context.reads.recall('build') ?? readRunBuild(context);
}

/** The run's build as Apple shows it. Throws `build-gone` once it has been missing for minutes. */
export async function readRunBuild(context: StepContext): Promise<Build> {
  const build = await whileMissing(context, () => readBuild(context.asc, buildIdOf(context)));
  context.reads.note('build', build);
  return build;
}

/** By what the users of a key share. */
const joined = new WeakMap<object, JoinedReads<Build>>();

/** The same while Apple is waited for: one request serves many runs that wait. */
export async function pollRunBuild(context: StepContext): Promise<Build> {
  const build = await whileMissing(context, () => readJoined(context));
  context.reads.note('build', build);
  return build;
}

async function readJoined(context: StepContext): Promise<Build> {
  const { asc, clock, signal } = context;
  const id = buildIdOf(context);
  if (!asc.budget.isShared) return readBuild(asc, id);
  const reads = joined.get(asc.shared) ?? new JoinedReads<Build>(clock);
  joined.set(asc.shared, reads);
  const { joint } = asc;
  const together = async (ids: readonly string[]): Promise<Build[]> => {
    await asc.budget.take();
    return readBuilds(joint, ids);
  };
  // A build that the list lacks is asked for alone: the answer says why.
  return (await reads.read(id, { runs: asc.budget.size, together, signal })) ?? readBuild(asc, id);
}

/** The same, with the IDs of the groups that have it; null when the build doesn't list them all. */
export async function readRunBuildWithGroups(
  context: StepContext,
): Promise<{ build: Build; groups: ReadonlySet<string> | null }> {
  const read = await whileMissing(context, () =>
    readBuildWithGroups(context.asc, buildIdOf(context)),
  );
  context.reads.note('build', read.build);
  return read;
}

async function whileMissing<T>(context: StepContext, read: () => Promise<T>): Promise<T> {
  const begun = context.clock.monotonic();
  const missingSince = context.clock.now();
  for (let look = firstLookMs; ; look = Math.min(look * 2, longestLookMs)) {
    try {
      return await read();
    } catch (thrown) {
      if (!(thrown instanceof Refusal) || thrown.answer.status !== 404) throw thrown;
      if (context.clock.monotonic() - begun > goneAfterMs) raiseGone(context, missingSince, thrown);
      await context.report(message('wait.build'));
      await context.clock.sleep(look, context.signal);
    }
  }
}

function raiseGone({ record }: StepContext, since: Date, cause: Refusal): never {
  const { buildNumber } = record.run.package;
  const state = record.run.buildStates?.processing ?? '';
  const gone = { build: buildNumber ?? '', since: { moment: since.toISOString() } };
  return fail(
    'build-gone',
    state === ''
      ? message('error.build-gone.since', gone)
      : message('error.build-gone.since-state', { ...gone, state }),
    { apple: cause.answer, cause },
  );
}
