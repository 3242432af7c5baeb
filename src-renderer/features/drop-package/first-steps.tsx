import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import type { MessageKey } from '#shared/words/message';
import { say } from '#shared/words/say';
import { openAddKey } from '../../store/add-key';
import { hasFinishedRun, useSnapshots } from '../../store/snapshots';
import './first-steps.css';

interface FirstStepProps {
  number: number;
  isDone: boolean;
  title: ReactNode;
  text: string;
}

function FirstStep({ number, isDone, title, text }: FirstStepProps) {
  return (
    <li className="card first-step">
      <span className={`first-step-mark ${isDone ? 'first-step-done' : ''}`} aria-hidden>
        {isDone ? <Check /> : number}
      </span>
      <h2 className="title-small">
        {title}
        {isDone && <span className="unseen"> {say('first-steps.done')}</span>}
      </h2>
      <p className="small">{text}</p>
    </li>
  );
}

const practiceKeys = {
  running: 'first-steps.practice-running',
  starting: 'first-steps.practice-starting',
  stopped: 'first-steps.practice-stopped',
} as const satisfies Record<string, MessageKey>;

/** Three steps to the first live publish; hidden once there was one. */
export function FirstSteps() {
  const practice = useSnapshots((state) => state.practice.state);
  const hasKey = useSnapshots((state) => state.accounts.some((one) => one.environment === 'live'));
  const hasRehearsed = useSnapshots((state) => hasFinishedRun(state, 'practice'));
  const hasPublished = useSnapshots((state) => hasFinishedRun(state, 'live'));
  if (hasPublished) return null;
  return (
    <ol className="first-steps" aria-label={say('first-steps.label')}>
      <FirstStep
        number={1}
        isDone={hasRehearsed}
        title={say('first-steps.rehearse')}
        text={say(hasRehearsed ? 'first-steps.rehearsed' : practiceKeys[practice])}
      />
      <FirstStep
        number={2}
        isDone={hasKey}
        title={hasKey ? say('first-steps.key-added') : <AddYourKey />}
        text={say('first-steps.key-text')}
      />
      <FirstStep
        number={3}
        isDone={false}
        title={say('first-steps.live')}
        text={say('first-steps.live-text')}
      />
    </ol>
  );
}

function AddYourKey() {
  return (
    <button type="button" className="link-button" onClick={openAddKey}>
      {say('first-steps.add-key')}
    </button>
  );
}
