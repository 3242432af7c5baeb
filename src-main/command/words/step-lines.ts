import type { PublishRun, Step } from '#shared/domain/publish-run';
import { clean, type Paint } from './paint';
import { inBytes, inTime } from './quantities';

/** One finished row: mark, title, what came of it, how long it took. */
export function stepLine(step: Step, width: number, paint: Paint): string {
  const title = clean(step.title).padEnd(width);
  const { progress } = step;
  switch (progress.state) {
    case 'done':
      return `  ${paint.good('✓')} ${title}  ${clean(progress.sentence)}  ${paint.dim(`${timeOf(progress)}`)}`;
    case 'skipped':
      return paint.dim(`  – ${title}  ${clean(progress.sentence)}`);
    case 'failed':
      return `  ${paint.bad('✗')} ${title}  ${clean(progress.trouble.title)}  ${paint.dim(timeOf(progress))}`;
    case 'running':
      return `  … ${title}  ${clean(progress.sentence)}`;
    case 'pending':
      return paint.dim(`  · ${title}  ${clean(step.intention)}`);
  }
}

export function titleWidth(run: PublishRun): number {
  return Math.max(0, ...run.steps.map((step) => clean(step.title).length));
}

/** What a running step is about right now; the upload tells its bytes. */
export function runningSentence(run: PublishRun, step: Step): string {
  const { upload } = run;
  const sentence = step.progress.state === 'running' ? clean(step.progress.sentence) : '';
  if (step.id !== 'upload' || !upload?.live) return sentence;
  const speed = upload.live.bytesPerSecond;
  const bytes = `${inBytes(upload.live.sent)} of ${inBytes(upload.total)}`;
  return speed === null ? bytes : `${bytes}, ${inBytes(Math.round(speed))}/s`;
}

export function timeOf(progress: { startedAt: string; endedAt: string }): string {
  return inTime(Date.parse(progress.endedAt) - Date.parse(progress.startedAt));
}
