import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RequestResult } from '#shared/ipc/contract';

type End = RequestResult<'diagnostics:unexpected-end'>;

export interface UnexpectedEnd {
  read(): End;
  dismiss(): void;
  /** The window's page crashed just now; it is loaded again. */
  windowCrashed(): void;
  /** Slipway ends as a person or the system asked for. */
  endsWell(): void;
}

/** A file that is there while Slipway runs: one from before is of a process that was killed or crashed. */
const markName = 'running';

export function watchForUnexpectedEnd(home: string, now: () => Date): UnexpectedEnd {
  const mark = join(home, markName);
  let end: End = endOf(mark);
  // Without it the next start shows no notice, which is no reason not to start.
  try {
    mkdirSync(home, { recursive: true, mode: 0o700 });
    writeFileSync(mark, now().toISOString(), { mode: 0o600 });
  } catch {}
  return {
    read: () => end,
    dismiss() {
      end = null;
    },
    windowCrashed() {
      end = { what: 'window', at: now().toISOString() };
    },
    endsWell: () => rmSync(mark, { force: true }),
  };
}

/** When the process began that did not end well: when it ended is not known. */
function endOf(mark: string): End {
  if (statSync(mark, { throwIfNoEntry: false })?.isFile() !== true) return null;
  const at = readFileSync(mark, 'utf8');
  return { what: 'app', at: Number.isNaN(Date.parse(at)) ? new Date(0).toISOString() : at };
}
