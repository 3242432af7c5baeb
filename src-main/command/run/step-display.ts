import type { PublishRun, Step, StepId } from '#shared/domain/publish-run';
import { currentStep } from '#shared/domain/run-readers';
import { duration } from '#shared/words/format';
import type { Terminal } from '../terminal';
import { clean, fitted, type Paint, padded, widthOf } from '../words/format';
import { runningSentence, stepLine, titleWidth } from '../words/run-lines';
import { uploadLine } from '../words/upload-bar';
import type { RunNews } from './run-news';

/** How people watch a run: on a live screen, or as plain lines in a log. */
interface StepDisplay {
  show(news: RunNews, run: PublishRun): void;
  /** Every snapshot, whether or not it is news. */
  see(run: PublishRun): void;
  close(): void;
}

const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
/** A line is written over the one before it, then what is left of that is erased: nothing is blank in between. */
const startOfLine = '\r';
const eraseRest = '\u001b[K';

/** Finished steps remain as lines; the running one is redrawn below them. */
export function liveSteps(terminal: Terminal): StepDisplay {
  let run: PublishRun | null = null;
  let frame = 0;
  let drawn = '';
  const draw = (line: string) => {
    if (line === drawn) return;
    drawn = line;
    terminal.draw(startOfLine + line + eraseRest);
  };
  const redraw = () => {
    frame += 1;
    draw(run ? runningLine(run, frames[frame % frames.length] ?? '', terminal) : '');
  };
  const timer = setInterval(redraw, 120);
  return {
    see: (next) => {
      run = next;
    },
    show: (news, next) => {
      const ended = endedStep(news);
      const step = next.steps.find((one) => one.id === ended);
      if (!step) return;
      draw('');
      terminal.log(stepLine(step, titleWidth(next), terminal.paint));
    },
    close: () => {
      clearInterval(timer);
      draw('');
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
  // A line that wraps could not be written over; the last column makes some terminals wrap.
  const width = terminal.width() - 1;
  const title = `  ${frame} ${clean(step.title)}`;
  // Not in the column of the other steps: the bar needs the room.
  const room = width - widthOf(title) - 2;
  if (step.id === 'upload' && run.upload?.live && run.wait === null && room > 0)
    return `${title}  ${uploadLine(run.upload, room, terminal.paint)}`;
  const since = duration(Date.now() - Date.parse(step.progress.startedAt));
  const column = padded(title, titleWidth(run) + 4);
  return fitted(`${column}  ${runningSentence(run, step)}  ${since}`, width);
}

/** CI systems end a silent command; one sign of life per minute is enough for them. */
const signOfLife = 60_000;

/** Plain lines for a log: one when a step starts, one when it ends. */
export function plainSteps(terminal: Terminal): StepDisplay {
  let run: PublishRun | null = null;
  const printed = new Set<string>();
  const timer = setInterval(() => {
    const line = run && lifeLine(run);
    if (line) terminal.log(line);
  }, signOfLife);
  return {
    see: (next) => {
      const wait = next.wait && clean(next.wait.sentence);
      // Printed once, however often it is retried.
      if (wait !== null && wait !== (run?.wait && clean(run.wait.sentence)) && !printed.has(wait)) {
        printed.add(wait);
        const line = lifeLine(next);
        if (line) terminal.log(line);
      }
      run = next;
    },
    show: (news, next) => {
      if (news.event === 'step-started') printed.clear();
      const line = newsLine(news, next, terminal.paint);
      if (line) terminal.log(line);
    },
    close: () => clearInterval(timer),
  };
}

function lifeLine(run: PublishRun): string | null {
  const step = currentStep(run);
  if (step?.progress.state !== 'running') return null;
  return startedLine(run, step, runningSentence(run, step));
}

function newsLine(news: RunNews, run: PublishRun, paint: Paint): string | null {
  const step = 'step' in news ? run.steps.find(({ id }) => id === news.step) : undefined;
  if (!step) return null;
  if (news.event === 'step-started') return startedLine(run, { title: news.title }, '');
  return stepLine(step, titleWidth(run), paint);
}

function startedLine(run: PublishRun, { title }: Pick<Step, 'title'>, sentence: string): string {
  return `  … ${padded(clean(title), titleWidth(run))}  ${sentence}`.trimEnd();
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
  let passed = -1;
  let timer: NodeJS.Timeout | undefined;
  const passProgress = (news: Progress): void => {
    last = performance.now();
    passed = news.sent;
    pass(news);
  };
  return (news) => {
    clearTimeout(timer);
    if (news.event !== 'upload-progress') return pass(news);
    if (news.sent === passed) return;
    const wait = news.sent === news.total ? 0 : last + pause - performance.now();
    if (wait <= 0) return passProgress(news);
    timer = setTimeout(passProgress, wait, news);
  };
}
