import type { Finding } from '#shared/domain/finding';
import type { PublishRun, Step } from '#shared/domain/publish-run';
import { missingForReview } from '#shared/domain/store-reported';
import type { AppError } from '#shared/errors';
import type { Text } from '#shared/words/message';
import { asSentence, inWords, say } from '#shared/words/say';
import { ErrorCode, ErrorNotice } from '../../ui/error-notice';
import { OpenStep, type StepRowState } from '../../ui/step-row';
import { appleLines } from '../../words/error';
import { safeWords } from '../../words/run';
import type { UsualOf } from '../../words/run-header';
import { stepStateWord, stepTimes } from '../../words/step';
import { stoppedWords } from '../../words/stopped';
import { canUseExistingBuild } from '../../words/unfinished-run';
import { waitBegan } from '../../words/usual-time';
import { waitOf, waitWords } from '../../words/wait';
import { UploadBar, UploadWords, WaitingBar, WaitingWords } from './bars';
import { StepIcon, StoppedIcon, WaitIcon } from './icons';
import { NoteConflicts } from './note-conflicts';
import { StepActions, type TimelineActs } from './step-actions';
import { detailsOf } from './step-rows';
import { MissingForReview } from './store-obstacle';
import { WaitLines, WaitTimes } from './wait-lines';

interface CurrentStepProps extends TimelineActs {
  run: PublishRun;
  step: Step;
  usualOf: UsualOf;
}

/**
 * The current row, in any state. It is one component in one place, so that a button whose label changes keeps its
 * position and the focus.
 */
export function CurrentStep({ run, step, usualOf, ...acts }: CurrentStepProps) {
  const look = lookOf(run, step);
  return (
    <OpenStep
      icon={look.icon}
      state={look.state}
      stateWord={look.word}
      title={inWords(step.title)}
      {...stepTimes(step.progress, waitBegan(run, step))}
      {...(look.at === undefined ? {} : { at: look.at })}
      words={<Words run={run} step={step} usualOf={usualOf} />}
      actions={<StepActions run={run} {...acts} />}
    >
      <Body run={run} step={step} usualOf={usualOf} />
    </OpenStep>
  );
}

interface Look {
  icon: React.ReactNode;
  state: StepRowState;
  word: string;
  /** Replaces the step's own time. */
  at?: string;
}

/** The run waits for a decision, for which it has a card. */
const isAtObstacle = ({ store }: PublishRun): boolean => (store?.obstacle ?? null) !== null;

function lookOf(run: PublishRun, { id, progress }: Step): Look {
  if (progress.state === 'failed' && isAtObstacle(run))
    return {
      icon: <StoppedIcon state="review-busy" />,
      state: 'stopped',
      word: say('store-run.status.obstacle'),
    };
  if (progress.state === 'failed')
    return {
      icon: <StepIcon id={id} state="failed" />,
      state: 'failed',
      word: stepStateWord('failed'),
    };
  if (progress.state !== 'running' && run.status.state !== 'running') {
    const { tone, word, at } = stoppedWords(run);
    const state = run.status.state === 'blocked' ? 'failed' : tone;
    return { icon: <StoppedIcon state={run.status.state} />, state, word, at };
  }
  const wait = waitOf(run);
  if (wait === null)
    return {
      icon: <StepIcon id={id} state="running" />,
      state: 'running',
      word: stepStateWord('running'),
    };
  const { tone, word } = waitWords(wait);
  return {
    icon: <WaitIcon reason={wait.reason} />,
    state: tone === 'look' ? 'stopped' : 'waiting',
    word,
  };
}

type Part = Pick<CurrentStepProps, 'run' | 'step' | 'usualOf'>;

/** The middle of the row; two texts in one language are compared in any state, because someone has to choose. */
function Body({ run, step, usualOf }: Part) {
  const isFailed = step.progress.state === 'failed';
  return (
    <>
      <Now run={run} step={step} usualOf={usualOf} />
      <NoteConflicts run={run} />
      {isFailed && detailsOf(run, step)?.lines}
    </>
  );
}

/** A progress bar, what the run waits for, or what went wrong. */
function Now({ run, step, usualOf }: Part) {
  const { progress } = step;
  const wait = waitOf(run);
  if (progress.state === 'failed' && isAtObstacle(run)) return <p>{say('store-obstacle.above')}</p>;
  if (progress.state === 'failed') return <Failure run={run} error={progress.error} />;
  if (run.status.state === 'blocked') return <Blockers run={run} findings={run.status.findings} />;
  if (wait !== null) return <WaitLines wait={wait} />;
  if (step.id === 'upload' && run.upload !== null && run.status.state !== 'cancelled')
    return <UploadBar upload={run.upload} step={step} />;
  if (progress.state !== 'running') return <Stopped run={run} />;
  const details = detailsOf(run, step);
  if (details !== null) return details.lines;
  return <WaitingBar run={run} step={step} usual={usualOf(step.id)} />;
}

/** A change to the notes takes their step back; the run has failed until it is resumed, and its error is over. */
function Stopped({ run }: { run: PublishRun }) {
  const { state } = run.status;
  return (
    <p>{state === 'failed' ? say('run-notes.into-run.stopped') : stoppedWords(run).sentence}</p>
  );
}

/** The text beside the buttons. */
function Words({ run, step, usualOf }: Part) {
  const wait = waitOf(run);
  if (step.progress.state === 'failed') return <ErrorCode code={step.progress.error.code} />;
  if (wait !== null) return <WaitTimes run={run} step={step} wait={wait} />;
  const showsUpload = step.id === 'upload' && run.upload !== null;
  if (run.status.state !== 'running')
    return showsUpload && run.status.state !== 'cancelled' ? stoppedWords(run).sentence : null;
  if (showsUpload && run.upload !== null) return <UploadWords upload={run.upload} />;
  return <WaitingWords run={run} step={step} usual={usualOf(step.id)} />;
}

/** What to do, and that the existing build could be used instead. */
function withOffer(run: PublishRun, whatToDo: Text): Text {
  if (!canUseExistingBuild(run)) return whatToDo;
  return `${asSentence(whatToDo)} ${say('run-view.existing-build.offer')}`;
}

function Failure({ run, error }: { run: PublishRun; error: AppError }) {
  const missing = missingForReview(error);
  return (
    <div className="failed">
      <ErrorNotice
        isAlert
        title={error.title}
        safe={safeWords(run)}
        detail={missing === null ? error.detail : ''}
        // Apple's words for it have the IDs of resources; they are in the details that can be copied.
        quoted={missing === null ? appleLines(error.apple) : []}
        quotedFrom={say('run-view.apple-says')}
        whatToDo={withOffer(run, error.whatToDo)}
      >
        {missing !== null && <MissingForReview missing={missing} />}
      </ErrorNotice>
    </div>
  );
}

function Blockers({ run, findings }: { run: PublishRun; findings: readonly Finding[] }) {
  const safe = stoppedWords(run).sentence;
  return (
    <div className="failed">
      {findings.map((finding, place) => (
        <ErrorNotice
          key={`${finding.code} ${inWords(finding.where)}`}
          {...(place === 0 ? { safe } : {})}
          title={finding.title}
          detail={finding.where}
          whatToDo={withOffer(run, finding.whatToDo)}
          code={finding.code}
        />
      ))}
    </div>
  );
}
