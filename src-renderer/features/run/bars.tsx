import type { PublishRun, Step, UploadProgress } from '#shared/domain/publish-run';
import { uploadFraction } from '#shared/domain/run-readers';
import { inPieces, inWords, say } from '#shared/words/say';
import { Pieces } from '../../ui/pieces';
import { ProgressBar, WaitBar } from '../../ui/progress';
import { useNow } from '../../ui/use-now';
import { elapsedMessage, slowLimitWords } from '../../words/step';
import { afterPartsWords, partsWords, uploadWords } from '../../words/upload';
import { isSlow, rangeEnds, scaleOf, type UsualTime, waitBegan } from '../../words/usual-time';

/** How much has been sent, and below it what App Store Connect has confirmed. */
export function UploadBar({ upload, step }: { upload: UploadProgress; step: Step }) {
  const after = afterPartsWords(upload, step.progress);
  return (
    <div className="step-bar">
      {/* A separate bar once nothing is being sent: it starts with what is stored, not with what was sent. */}
      <ProgressBar
        key={upload.live === null ? 'stored' : 'sent'}
        label={say('run-view.upload.label')}
        fraction={uploadFraction(upload)}
        words={uploadWords(upload)}
      />
      <p className="step-bar-words numbers">{partsWords(upload)}</p>
      {after !== null && <p className="small">{after}</p>}
    </div>
  );
}

/** `212 of 480 MB, 38 MB/s, 7 s left` */
export function UploadWords({ upload }: { upload: UploadProgress }) {
  return <p>{uploadWords(upload)}</p>;
}

interface WaitingProps {
  run: PublishRun;
  step: Step;
  /** Null for a step that is not a wait. */
  usual: UsualTime | null;
}

/** The elapsed time and the usual range, on one bar. */
export function WaitingBar({ run, step, usual }: WaitingProps) {
  const now = useNow(1000);
  const began = waitBegan(run, step);
  if (step.progress.state !== 'running') return null;
  if (usual === null || began === null)
    return <p className="small">{inWords(step.progress.sentence)}</p>;
  const passed = now - began;
  const ends = rangeEnds(usual);
  return (
    <div className={`step-bar ${isSlow(run, step, usual, now) ? 'is-slow' : ''}`}>
      <WaitBar
        label={say('run-view.elapsed.label')}
        words={inWords(elapsedMessage(passed, usual))}
        {...scaleOf(usual, passed)}
        lowWords={ends.low}
        highWords={ends.high}
      />
    </div>
  );
}

/** `4 min 10 s · usually 6–14 min for this app`; the limit is shown only once it is slower than that. */
export function WaitingWords({ run, step, usual }: WaitingProps) {
  const now = useNow(1000);
  const began = waitBegan(run, step);
  if (began === null) return null;
  const limit = slowLimitWords(run, step, usual, now);
  return (
    <>
      <p>
        <Pieces of={inPieces(elapsedMessage(now - began, usual))} />
      </p>
      {limit !== '' && <p className="small">{limit}</p>}
    </>
  );
}
