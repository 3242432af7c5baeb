import { basename } from 'node:path';
import type { PublishRun } from '#shared/domain/publish-run';
import type { RunLog } from '#shared/domain/run-log';
import { withStrings } from '#shared/words/message';
import { logEntries, logText } from '#shared/words/run-log';
import { say } from '#shared/words/say';
import { maskForOthers } from '../../engine/diagnostics/mask';
import { writeTextFile } from '../../engine/storage/json-file';
import { armRuns } from '../armed-runs';
import type { HandlerParts, HandlersOf } from './handler-parts';

export function runHandlers(parts: HandlerParts): HandlersOf<'runs'> {
  const { engine, confirmedRuns, sendNow, showFolder } = parts;
  return {
    'runs:list': () => engine.runs.list(),
    'runs:unreadable': () => engine.runs.unreadable(),
    'runs:icon': ({ runId }) => engine.runs.icon(runId),
    'runs:log': async ({ runId }) => maskedLog(await engine.runs.log(runId)),
    'runs:export-log': async ({ runId, form }) => {
      const log = maskedLog(await engine.runs.log(runId));
      const extension = form === 'json' ? 'json' : 'txt';
      const path = await parts.chooseSavePath({
        title: say('choose.log'),
        button: say('choose.log-button'),
        filters: [{ name: say(`choose.log-${form}`), extensions: [extension] }],
        fileName: `slipway-log-${runId}.${extension}`,
      });
      if (path === null) return null;
      const text = form === 'json' ? JSON.stringify(logEntries(log), null, 2) : logText(log);
      await writeTextFile(path, `${text}\n`);
      return { fileName: basename(path) };
    },
    'runs:apple-report': async ({ runId }) => ({
      text: maskForOthers(await engine.runs.appleReport(runId)),
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

function maskedLog(log: RunLog): RunLog {
  const lines = log.lines.map((line) => ({ ...line, text: withStrings(line.text, maskForOthers) }));
  return { ...log, lines };
}

const idOf = (run: PublishRun | null): { runId: string } | null => run && { runId: run.id };

/** Snapshots arrive as events, so the reply only confirms that the run has started. */
async function done(work: Promise<unknown>): Promise<null> {
  await work;
  return null;
}
