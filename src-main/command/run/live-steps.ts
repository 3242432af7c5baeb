import type { PublishRun, StepId } from '#shared/domain/publish-run';
import { currentStep } from '#shared/domain/run-readers';
import type { Terminal } from '../terminal';
import { clean } from '../words/paint';
import { inTime } from '../words/quantities';
import { runningSentence, stepLine, titleWidth } from '../words/step-lines';
import type { RunNews } from './run-events';
import type { StepDisplay } from './step-display';

const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const clearLine = '\r\u001b[2K';

/** Finished steps stay as lines; the running one is drawn anew below them. */
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
  const since = inTime(Date.now() - Date.parse(step.progress.startedAt));
  const words = `${clean(step.title).padEnd(titleWidth(run))}  ${runningSentence(run, step)}  ${since}`;
  // A line that wraps could not be cleared as one.
  return `  ${frame} ${[...words].slice(0, terminal.width() - 5).join('')}`;
}
