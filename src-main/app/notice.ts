import type { PublishRun, StepId } from '#shared/domain/publish-run';
import { currentStep, needsYou } from '#shared/domain/run-readers';
import type { Text } from '#shared/words/message';
import { runName } from '#shared/words/names';
import { readyText } from '#shared/words/notify';
import { asSentence, inWords } from '#shared/words/say';
import { sentWords } from '#shared/words/sent';

/** A notification, shown while the window is not in front. Never contains a note's text. */
export interface Notice {
  title: string;
  body: string;
}

/** Only three things are worth an interruption: processing finished, the run ended, or it needs attention. */
export function noticeFor(run: PublishRun, before: PublishRun | null): Notice | null {
  if (before === null || before.status.state !== 'running') return null;
  const { status } = run;
  if (status.state === 'running' && needsYou(run) && !needsYou(before))
    return notice(run, 'needs you', run.hold?.sentence ?? '');
  if (status.state === 'failed')
    return notice(
      run,
      'stopped',
      `${asSentence(status.trouble.title)} ${inWords(status.trouble.whatToDo)}`,
    );
  if (status.state === 'stopped-waiting')
    return notice(
      run,
      'needs you',
      'Apple is taking longer. Everything is kept; carry on to keep waiting.',
    );
  if (status.state === 'ready-to-notify') return notice(run, 'needs you', readyText(status.reason));
  if (status.state === 'blocked')
    return notice(run, 'needs you', `Something stands in the way. ${sentWords(run)}`);
  if (status.state === 'done') return notice(run, 'is published', lastSentence(run));
  const processed = isDone(run, 'process') && !isDone(before, 'process');
  return processed
    ? notice(run, 'is processed', currentStep(run)?.intention ?? 'The build can be tested.')
    : null;
}

/** Apple has finished what the run was waiting for; the run only has to be resumed. */
export function newsNotice(run: PublishRun): Notice {
  const come = run.ids.build === null ? 'has appeared at Apple' : 'is processed';
  return notice(run, come, 'Carry on: everything that you wished for is kept.');
}

function notice(run: PublishRun, what: string, body: Text): Notice {
  return { title: `${runName(run)} ${what}`, body: inWords(body) };
}

function isDone(run: PublishRun, id: StepId): boolean {
  return run.steps.some((step) => step.id === id && step.progress.state === 'done');
}

function lastSentence(run: PublishRun): Text {
  const done = run.steps.findLast((step) => step.progress.state === 'done');
  return done?.progress.state === 'done' ? done.progress.sentence : 'Every step is done.';
}
