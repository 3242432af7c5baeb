import type { PublishRun } from '#shared/domain/publish-run';
import { currentStep } from '#shared/domain/run-readers';
import type { Terminal } from '../terminal';
import { clean } from '../words/paint';
import { runningSentence, timeOf } from '../words/step-lines';
import type { RunNews } from './run-events';
import type { StepDisplay } from './step-display';

/** CI machines end a silent command; one sign of life a minute is enough for them. */
const signOfLife = 60_000;

/** Plain lines for a log: one when a step starts, one when it ends. */
export function plainSteps(terminal: Terminal): StepDisplay {
  let run: PublishRun | null = null;
  const timer = setInterval(() => {
    const line = run && lifeLine(run);
    if (line) terminal.say(line);
  }, signOfLife);
  return {
    see: (next) => {
      run = next;
    },
    tell: (news, next) => {
      const line = newsLine(news, next);
      if (line) terminal.say(line);
    },
    close: () => clearInterval(timer),
  };
}

function lifeLine(run: PublishRun): string | null {
  const step = currentStep(run);
  return step?.progress.state === 'running' ? `${step.id}: ${runningSentence(run, step)}` : null;
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
