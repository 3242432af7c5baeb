import type { PublishRun, StepId } from '#shared/domain/publish-run';
import { currentStep } from '#shared/domain/run-readers';
import { duration } from '#shared/words/format';
import type { Terminal } from '../terminal';
import { clean } from '../words/format';
import { runningSentence, stepLine, timeOf, titleWidth } from '../words/run-lines';
import type { RunNews } from './run-news';

/** How people watch a run: on a live screen, or as plain lines in a log. */
interface StepDisplay {
  tell(news: RunNews, run: PublishRun): void;
  /** Every snapshot, whether or not it is news. */
  see(run: PublishRun): void;
  close(): void;
}

const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const clearLine = '\r\u001b[2K';

/** Finished steps remain as lines; the running one is redrawn below them. */
export function liveSteps(terminal: Terminal): StepDisplay {
  let run: PublishRun | null = null;
  let frame = 0;
  const redraw = () => {
    frame += 1;
    terminal.draw(
      clearLine + (run ? runningLine(run, frames[frame % frames.length] ?? '', terminal) : ''),
    );
  };
  const timer = setInterval(redraw, 120);
  return {
    see: (next) => {
      run = next;
    },
    tell: (news, next) => {
      const ended = endedStep(news);
      const step = next.steps.find((one) => one.id === ended);
      if (!step) return;
      terminal.draw(clearLine);
      terminal.say(stepLine(step, titleWidth(next), terminal.paint));
    },
    close: () => {
      clearInterval(timer);
      terminal.draw(clearLine);
    },
  };
}

function endedStep(news: RunNews): StepId | null {
  return news.event === 'step-finished' ||
    news.event === 'step-skipped' ||
    news.event === 'step-failed'
    ? news.step
    : null;
}

function runningLine(run: PublishRun, frame: string, terminal: Terminal): string {
  const step = currentStep(run);
  if (step?.progress.state !== 'running') return '';
  const since = duration(Date.now() - Date.parse(step.progress.startedAt));
  const words = `${clean(step.title).padEnd(titleWidth(run))}  ${runningSentence(run, step)}  ${since}`;
  // A line that wraps could not be cleared in one go.
  return `  ${frame} ${[...words].slice(0, terminal.width() - 5).join('')}`;
}

/** CI systems end a silent command; one sign of life per minute is enough for them. */
const signOfLife = 60_000;

/** Plain lines for a log: one when a step starts, one when it ends. */
export function plainSteps(terminal: Terminal): StepDisplay {
  let run: PublishRun | null = null;
  const told = new Set<string>();
  const timer = setInterval(() => {
    const line = run && lifeLine(run);
    if (line) terminal.say(line);
  }, signOfLife);
  return {
    see: (next) => {
      const held = next.hold && clean(next.hold.sentence);
      // Printed once, however often it is retried.
      if (held !== null && held !== (run?.hold && clean(run.hold.sentence)) && !told.has(held)) {
        told.add(held);
        const line = lifeLine(next);
        if (line) terminal.say(line);
      }
      run = next;
    },
    tell: (news, next) => {
      if (news.event === 'step-started') told.clear();
      const line = newsLine(news, next);
      if (line) terminal.say(line);
    },
    close: () => clearInterval(timer),
  };
}

function lifeLine(run: PublishRun): string | null {
  const step = currentStep(run);
  if (step?.progress.state !== 'running') return null;
  return `${step.id}: ${runningSentence(run, step) || clean(step.title)}`;
}

function newsLine(news: RunNews, run: PublishRun): string | null {
  switch (news.event) {
    case 'step-started':
      return `${news.step}: ${clean(news.title)}`;
    case 'step-finished':
      return `${news.step}: done: ${clean(news.sentence)}${timeTaken(news.step, run)}`;
    case 'step-skipped':
      return `${news.step}: skipped: ${clean(news.sentence)}`;
    case 'step-failed':
      return `${news.step}: failed: ${clean(news.trouble.title)}`;
    default:
      return null;
  }
}

function timeTaken(id: string, run: PublishRun): string {
  const progress = run.steps.find((step) => step.id === id)?.progress;
  return progress?.state === 'done' ? ` (${timeOf(progress)})` : '';
}

const pause = 500;

type Progress = Extract<RunNews, { event: 'upload-progress' }>;

/** Takes events and passes them on. */
type Gate = (news: RunNews) => void;

/**
 * Passes on progress at most twice a second, each value once, and all other events at once. The latest value is
 * always passed on in the end, so that a stalled upload shows where it stopped.
 */
export function openProgressGate(pass: Gate): Gate {
  let last = Number.NEGATIVE_INFINITY;
  let told = -1;
  let timer: NodeJS.Timeout | undefined;
  const tell = (news: Progress): void => {
    last = performance.now();
    told = news.sent;
    pass(news);
  };
  return (news) => {
    clearTimeout(timer);
    if (news.event !== 'upload-progress') return pass(news);
    if (news.sent === told) return;
    const wait = news.sent === news.total ? 0 : last + pause - performance.now();
    if (wait <= 0) return tell(news);
    timer = setTimeout(tell, wait, news);
  };
}
