import type { HandlerParts, HandlersOf } from './parts';

export function runHandlers({ engine, sendNow, showFolder }: HandlerParts): HandlersOf<'runs'> {
  return {
    'runs:list': () => engine.runs.list(),
    'runs:unreadable': () => engine.runs.unreadable(),
    'runs:icon': ({ runId }) => engine.runs.icon(runId),
    'runs:start': async ({ accountId, plan }) => {
      const run = await engine.runs.start(await engine.accounts.connection(accountId), plan);
      return { runId: run.id };
    },
    'runs:resume': async ({ runId }) => done(engine.runs.resume(runId)),
    'runs:try-now': async ({ runId }) => {
      const { hold } = await engine.runs.get(runId);
      if (hold?.reason === 'saving') sendNow();
      engine.runs.tryNow(runId);
      return null;
    },
    'runs:pause': async ({ runId }) => done(engine.runs.pause(runId)),
    'runs:cancel': async ({ runId }) => done(engine.runs.cancel(runId)),
    'runs:take-up': async ({ runId }) => ({ runId: (await engine.runs.takeUp(runId)).id }),
    'runs:reveal': async ({ runId }) => {
      showFolder(await engine.runs.folder(runId));
      return null;
    },
  };
}

/** Snapshots come as events, so there is nothing to say but that it has begun. */
async function done(work: Promise<unknown>): Promise<null> {
  await work;
  return null;
}
