import type { PublishRun } from '#shared/domain/publish-run';
import type { Paint } from './paint';
import { runEndLines, runStartLines } from './run-edge-lines';
import { stepLine, titleWidth } from './step-lines';

/** One run, whole: what was published where, each step, and how it stands. */
export function runLines(run: PublishRun, paint: Paint): string[] {
  const width = titleWidth(run);
  const steps = run.steps.map((step) => stepLine(step, width, paint));
  const ending = run.status.state === 'running' ? ['', '  Running.'] : runEndLines(run, paint);
  return [
    ...runStartLines(run, paint),
    ...steps,
    ...ending,
    ...(run.receipt ? [`  Receipt: ${run.receipt}`] : []),
  ];
}
