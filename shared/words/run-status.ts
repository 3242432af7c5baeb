import type { PublishRun } from '../domain/publish-run';
import {
  currentStep,
  isInReview,
  isReviewPending,
  testersHaveBuild,
  uploadFraction,
  waitsForOtherReview,
  wasRejectedLater,
} from '../domain/run-readers';
import { type Message, message } from './message';
import { storeStatus } from './store-run';

/** The run's status, in a word or two: the same in the window, the command and notifications. */
export function runStatus(run: PublishRun): Message {
  if (run.handedOver !== null) return message('run-view.status.handed-over');
  // Its status may be in the part of the record that cannot be read here.
  if (run.readOnly !== null) return message('run-view.status.read-only');
  const { state } = run.status;
  if (state === 'running') return runningStatus(run);
  if (state === 'done') return doneStatus(run);
  const ofStore = storeStatus(run);
  if (ofStore !== null) return ofStore;
  if (run.status.state === 'failed' && run.status.error.code === 'review-rejected')
    return message('run-view.status.rejected');
  return message(`run-view.status.${state}`);
}

function runningStatus(run: PublishRun): Message {
  if (run.wait !== null) return message(`run-view.wait.${run.wait.reason}.word`);
  const step = currentStep(run)?.id;
  if (step === 'upload') {
    if (run.upload === null) return message('run-view.status.uploading');
    const share = Math.floor(uploadFraction(run.upload) * 100) / 100;
    return message('run-view.status.uploading-percent', { share });
  }
  if (step === 'appear') return message('run-view.status.waiting-for-build');
  if (step === 'process') return message('run-view.status.processing');
  if (step === 'review' && waitsForOtherReview(run))
    return message('run-view.status.waits-for-review');
  if (step === 'testers') return testersStatus(run);
  return storeStatus(run) ?? message('run-view.status.running');
}

/** While the run waits for testers: only what Apple's states have shown. */
function testersStatus(run: PublishRun): Message {
  return message(isInReview(run) ? 'run-view.status.in-review' : 'run-view.status.releasing');
}

function doneStatus(run: PublishRun): Message {
  if (run.plan.scope === 'upload-only') return message('run-view.status.uploaded');
  if (run.plan.scope === 'notes-only') return message('run-view.status.notes-sent');
  const ofStore = wasRejectedLater(run) ? null : storeStatus(run);
  if (ofStore !== null) return ofStore;
  if (testersHaveBuild(run)) return message('run-view.status.with-testers');
  if (wasRejectedLater(run)) return message('run-view.status.rejected');
  if (isInReview(run)) return message('run-view.status.in-review');
  if (isReviewPending(run)) return message('run-view.status.releasing');
  return message(
    run.reviewState === 'APPROVED' ? 'run-view.status.approved' : 'run-view.status.in-testflight',
  );
}
