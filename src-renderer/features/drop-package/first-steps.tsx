import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { hasFinishedRun, useSnapshots } from '../../store/snapshots';
import { openSheet, show } from '../../store/window';
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
        {isDone && <span className="unseen">, done</span>}
      </h2>
      <p className="small">{text}</p>
    </li>
  );
}

const practiceWords = {
  running: 'Publish a sample to the practice App Store Connect on this computer.',
  starting: 'A practice App Store Connect is starting.',
  stopped: 'The practice App Store Connect is not running.',
} as const;

/** Three steps to the first live publish; hidden once there was one. */
export function FirstSteps() {
  const practice = useSnapshots((state) => state.practice.state);
  const hasKey = useSnapshots((state) => state.accounts.some((one) => one.environment === 'live'));
  const hasRehearsed = useSnapshots((state) => hasFinishedRun(state, 'practice'));
  const hasPublished = useSnapshots((state) => hasFinishedRun(state, 'live'));
  if (hasPublished) return null;
  return (
    <ol className="first-steps" aria-label="First steps">
      <FirstStep
        number={1}
        isDone={hasRehearsed}
        title="Rehearse"
        text={hasRehearsed ? 'A practice run went through to its end.' : practiceWords[practice]}
      />
      <FirstStep
        number={2}
        isDone={hasKey}
        title={hasKey ? 'Your key is here' : <AddYourKey />}
        text="A .p8 from App Store Connect; it stays in your keychain."
      />
      <FirstStep
        number={3}
        isDone={false}
        title="Publish for real"
        text="The same steps, with your testers at the end."
      />
    </ol>
  );
}

function AddYourKey() {
  return (
    <button
      type="button"
      className="link-button"
      onClick={() => {
        show({ name: 'accounts' });
        openSheet('add-key');
      }}
    >
      Add your key
    </button>
  );
}
