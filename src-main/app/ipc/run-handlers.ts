import type { PublishRun } from '#shared/domain/publish-run';
import { withStrings } from '#shared/words/message';
import { maskText } from '../../engine/diagnostics/mask';
import { armRuns } from '../armed-runs';
import type { HandlerParts, HandlersOf } from './handler-parts';

export function runHandlers(parts: HandlerParts): HandlersOf<'runs'> {
  const { engine, confirmedRuns, sendNow, showFolder } = parts;
  return {
    'runs:list': () => engine.runs.list(),
    'runs:unreadable': () => engine.runs.unreadable(),
    'runs:icon': ({ runId }) => engine.runs.icon(runId),
    'runs:log': async ({ runId }) => {
      const log = await engine.runs.log(runId);
      const lines = log.lines.map(({ at, text }) => ({ at, text: withStrings(text, maskText) }));
      return { ...log, lines };
    },
    'runs:apple-report': async ({ runId }) => ({
      text: maskText(await engine.runs.appleReport(runId)),
    }),
    'runs:start': async ({ accountId, plan, asks }) =>
      idOf(await confirmedRuns.start(accountId, plan, asks)),
    'runs:start-armed': async ({ accountId, path, mark }) =>
      idOf(await armRuns(parts).start(accountId, path, mark, 'drop')),
    'runs:resume': async ({ runId }) => done(confirmedRuns.resume(runId)),
    'runs:notify': async ({ runId }) => done(confirmedRuns.notify(runId)),
    'runs:decide-review': async ({ runId, choice }) =>
      done(confirmedRuns.decideReview(runId, choice)),
    'runs:edit-notes': async ({ runId, notes, removed, maySend }) =>
      done(engine.runs.editNotes(runId, notes, removed, { maySend })),
    'runs:set-notes-ready': async ({ runId, isReady }) =>
      done(isReady ? confirmedRuns.markNotesReady(runId) : engine.runs.setNotesReady(runId, false)),
    'runs:try-now': async ({ runId }) => {
      const { wait } = await engine.runs.get(runId);
      if (wait?.reason === 'saving') sendNow();
      engine.runs.tryNow(runId);
      return null;
    },
    'runs:refresh-review': async ({ runId }) => done(engine.runs.refreshReview(runId)),
    'runs:pause': async ({ runId }) => done(engine.runs.pause(runId)),
    'runs:cancel': async ({ runId }) => done(engine.runs.cancel(runId)),
    'runs:use-existing-build': async ({ runId }) =>
      idOf(await confirmedRuns.startWithExistingBuild(runId)),
    'runs:mark-handled': async ({ runIds, isHandled }) => {
      await engine.runs.markHandled(runIds, isHandled);
      return null;
    },
    'runs:reveal': async ({ runId }) => {
      showFolder(await engine.runs.folder(runId));
      return null;
    },
  };
}

const idOf = (run: PublishRun | null): { runId: string } | null => run && { runId: run.id };

/** Snapshots arrive as events, so the reply only confirms that the run has started. */
async function done(work: Promise<unknown>): Promise<null> {
  await work;
  return null;
}
