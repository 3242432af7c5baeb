import type { PublishRun } from '#shared/domain/publish-run';
import { type ExitStatus, statusOfRun } from '../exit-status';
import type { Terminal } from '../terminal';
import { runEndLines, runStartLines } from '../words/run-lines';
import { newsBetween, type RunNews, runEnded } from './run-news';
import { liveSteps, openProgressGate, plainSteps } from './step-display';

/** Reports a run in progress to people and to programs. */
export class RunReporter {
  readonly #terminal: Terminal;
  readonly #isKept: boolean;
  readonly #display;
  readonly #report: (news: RunNews) => void;
  #last: PublishRun | null = null;
  #isBegun = false;
  #isEnded = false;

  /** `isKept` is false for a run whose folder is deleted when the command ends. */
  constructor(terminal: Terminal, isKept: boolean) {
    this.#isKept = isKept;
    this.#terminal = terminal;
    this.#display = terminal.isLive ? liveSteps(terminal) : plainSteps(terminal);
    this.#report = openProgressGate((news) => this.#pass(news));
  }

  /** What an earlier attempt reached, so that it is not reported again. */
  resumeFrom(run: PublishRun): void {
    this.#last = run;
  }

  readonly onRunChanged = (run: PublishRun): void => {
    if (this.#isEnded || (this.#last && this.#last.id !== run.id)) return;
    const previous = this.#last;
    this.#last = run;
    this.#display.see(run);
    if (!this.#isBegun) this.#begin(run, previous !== null);
    for (const news of newsBetween(previous, run)) this.#report(news);
  };

  /** The last line: how the run ended, with the exit status for it. */
  end(run: PublishRun): ExitStatus {
    this.onRunChanged(run);
    this.close();
    for (const line of runEndLines(run, this.#terminal.paint, this.#isKept))
      this.#terminal.log(line);
    this.#terminal.emit(runEnded(run));
    return statusOfRun(run);
  }

  /** Stops drawing without a message; the caller prints its own. */
  close(): void {
    if (!this.#isEnded) this.#display.close();
    this.#isEnded = true;
  }

  #begin(run: PublishRun, resumed: boolean): void {
    this.#isBegun = true;
    for (const line of runStartLines(run, this.#terminal.paint)) this.#terminal.log(line);
    const { id: runId, environment } = run;
    this.#report({ event: 'run-started', runId, environment, resumed });
  }

  #pass(news: RunNews): void {
    if (this.#isEnded || !this.#last) return;
    this.#display.show(news, this.#last);
    this.#terminal.emit(news);
  }
}
