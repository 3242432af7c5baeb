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
  readonly #tell: (news: RunNews) => void;
  #last: PublishRun | null = null;
  #isBegun = false;
  #isEnded = false;

  /** `isKept` is false for a run whose folder is deleted when the command ends. */
  constructor(terminal: Terminal, isKept: boolean) {
    this.#isKept = isKept;
    this.#terminal = terminal;
    this.#display = terminal.isLive ? liveSteps(terminal) : plainSteps(terminal);
    this.#tell = openProgressGate((news) => this.#pass(news));
  }

  /** What an earlier attempt reached, so that it is not reported again. */
  resumeFrom(run: PublishRun): void {
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

  /** The last line: how the run ended, with the exit status for it. */
  end(run: PublishRun): ExitStatus {
    this.hear(run);
    this.close();
    for (const line of runEndLines(run, this.#terminal.paint, this.#isKept))
      this.#terminal.say(line);
    this.#terminal.emit(runEnded(run));
    return statusOfRun(run);
  }

  /** Stops drawing without a message; the caller prints its own. */
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
