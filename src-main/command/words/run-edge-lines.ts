import type { PublishRun } from '#shared/domain/publish-run';
import { canCarryOn } from '#shared/domain/run-readers';
import { findingLines } from './finding-lines';
import { packageName } from './package-lines';
import { clean, type Paint } from './paint';
import { passedOverLines } from './passed-over-lines';
import { inBytes, inTime, shortSeal } from './quantities';
import { troubleLines } from './trouble-lines';

/** What is published where, said before the first step. */
export function runStartLines(run: PublishRun, paint: Paint): string[] {
  const where =
    run.environment === 'practice' ? 'practice, nothing goes to Apple' : 'App Store Connect';
  const facts = `${run.package.bundleId ?? ''}, ${inBytes(run.package.size)}, key ${run.account.keyId}, ${where}`;
  return [
    paint.strong(packageName(run.package)),
    paint.dim(`  ${clean(facts)}`),
    paint.dim(`  Run ${run.id}`),
    '',
  ];
}

/** How the run ended, and what to do now; a run that is not kept cannot be carried on. */
export function runEndLines(run: PublishRun, paint: Paint, isKept = true): string[] {
  const hint = isKept && canCarryOn(run) ? [`  Carry on with: slipway resume ${run.id}`] : [];
  const passed = passedOverLines(run.findings, run.plan, paint);
  return ['', ...passed, ...outcomeLines(run, paint), ...hint];
}

function outcomeLines(run: PublishRun, paint: Paint): string[] {
  const { status } = run;
  switch (status.state) {
    case 'done':
      return [
        `${paint.good('✓')} ${paint.strong(`Published ${packageName(run.package)}.`)} ${paint.dim(tookOf(run))}`,
        ...(run.seal ? [`  The receipt’s seal: ${shortSeal(run.seal)}`] : []),
      ];
    case 'failed':
      return troubleLines(status.trouble, paint);
    case 'blocked':
      return [
        ...findingLines(status.findings, paint),
        `${paint.bad('✗')} ${paint.strong('Blocked. Nothing was sent.')}`,
      ];
    case 'stopped-waiting':
      return [
        `${paint.warn('!')} ${paint.strong(limitWords[status.limit])} Nothing failed; Apple may still be working.`,
      ];
    case 'cancelled':
      return [
        `${paint.warn('!')} ${paint.strong('Cancelled.')} ${status.uploadRemoved ? 'The upload was removed at Apple.' : 'Nothing had to be removed at Apple.'}`,
      ];
    case 'paused':
      return [`${paint.warn('!')} ${paint.strong('Paused.')} What was sent is kept.`];
    default:
      return [`${paint.warn('!')} ${paint.strong('Interrupted.')} What was sent is kept.`];
  }
}

const limitWords = {
  'find-build': 'Stopped waiting: the build has not appeared yet.',
  processing: 'Stopped waiting: the build is still being processed.',
} as const;

function tookOf(run: PublishRun): string {
  return inTime(Date.parse(run.updatedAt) - Date.parse(run.createdAt));
}
