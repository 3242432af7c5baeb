import { plainState, processingStates } from '#shared/asc/states';
import { raise } from '#shared/errors';
import { type Build, readBuild } from '../asc/builds';
import { Refusal } from '../asc/refusal';
import { buildIdOf, type StepContext } from './step';

/** A read may miss what is there for a while; what is missing for longer was removed. */
const goneAfterMs = 2 * 60_000;
const firstLookMs = 2_000;
const longestLookMs = 20_000;

/** The run's build as Apple shows it. Raises `build-gone` once it has been missing for minutes. */
export async function readRunBuild(context: StepContext): Promise<Build> {
  const begun = context.clock.monotonic();
  const missingSince = context.clock.now();
  for (let look = firstLookMs; ; look = Math.min(look * 2, longestLookMs)) {
    try {
      return await readBuild(context.asc, buildIdOf(context));
    } catch (thrown) {
      if (!(thrown instanceof Refusal) || thrown.answer.status !== 404) throw thrown;
      if (context.clock.monotonic() - begun > goneAfterMs) raiseGone(context, missingSince, thrown);
      await context.tell('Apple does not show the build just now; looking again');
      await context.clock.sleep(look, context.signal);
    }
  }
}

function raiseGone({ record }: StepContext, since: Date, cause: Refusal): never {
  const { buildNumber } = record.run.package;
  const seen = record.run.buildStates?.processing;
  const last = seen ? ` It was last seen as “${plainState(processingStates, seen)}”.` : '';
  return raise(
    'build-gone',
    `Build ${buildNumber ?? ''} has been missing since ${since.toISOString()}.${last}`,
    { apple: cause.answer, cause },
  );
}
