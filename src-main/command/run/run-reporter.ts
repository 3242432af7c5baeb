import type { PublishRun } from '#shared/domain/publish-run';
import { type ExitStatus, statusOfRun } from '../exit-status';
import type { Terminal } from '../terminal';
import { runEndLines, runStartLines } from '../words/run-edge-lines';
import { liveSteps } from './live-steps';
import { plainSteps } from './plain-steps';
import { openProgressGate } from './progress-gate';
import { runEnded } from './run-ended';
import { newsBetween, type RunNews } from './run-events';

/** Tells one run as it happens, to people and to programs. */
export class RunReporter {
  readonly #terminal: Terminal;
  readonly #isKept: boolean;
  readonly #display;
  readonly #tell: (news: RunNews) => void;
  #last: PublishRun | null = null;
  #isBegun = false;
  #isEnded = false;

  /** `isKept` is false for a run whose folder goes when the command ends. */
  constructor(terminal: Terminal, isKept: boolean) {
    this.#isKept = isKept;
    this.#terminal = terminal;
    this.#display = terminal.isLive ? liveSteps(terminal) : plainSteps(terminal);
    this.#tell = openProgressGate((news) => this.#pass(news));
  }

  /** What an earlier attempt reached, so that it is not told again. */
  carryOnFrom(run: PublishRun): void {
    this.#last = run;
  }

  readonly hear = (run: PublishRun): void => {
    if (this.#isEnded || (this.#last && this.#last.id !== run.id)) return;
    const previous = this.#last;
    this.#last = run;
    this.#display.see(run);
    if (!this.#isBegun) this.#begin(run, previous !== null);
    for (const news of newsBetween(previous, run)) this.#tell(news);
  };

  /** The last line: how the run ended, and the status that says so. */
  end(run: PublishRun): ExitStatus {
    this.hear(run);
    this.close();
    for (const line of runEndLines(run, this.#terminal.paint, this.#isKept))
      this.#terminal.say(line);
    this.#terminal.emit(runEnded(run));
    return statusOfRun(run);
  }

  /** Ends the drawing without a word; the caller has something else to tell. */
  close(): void {
    if (!this.#isEnded) this.#display.close();
    this.#isEnded = true;
  }

  #begin(run: PublishRun, carriedOn: boolean): void {
    this.#isBegun = true;
    for (const line of runStartLines(run, this.#terminal.paint)) this.#terminal.say(line);
    const { id: runId, environment } = run;
    this.#tell({ event: 'run-started', runId, environment, carriedOn });
  }

  #pass(news: RunNews): void {
    if (this.#isEnded || !this.#last) return;
    this.#display.tell(news, this.#last);
    this.#terminal.emit(news);
  }
}
