import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { useSnapshots } from '../../store/snapshots';
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
  running: 'A practice App Store Connect is running.',
  starting: 'A practice App Store Connect is starting.',
  stopped: 'The practice App Store Connect is not running.',
} as const;

/** Three steps from nothing to a real publish; gone after the first real one. */
export function FirstSteps() {
  const practice = useSnapshots((state) => state.practice.state);
  const hasKey = useSnapshots((state) => state.accounts.some((one) => one.environment === 'live'));
  const hasPublished = useSnapshots((state) =>
    Object.values(state.runs).some(
      (run) => run.environment === 'live' && run.status.state === 'done',
    ),
  );
  if (hasPublished) return null;
  return (
    <ol className="first-steps" aria-label="First steps">
      <FirstStep
        number={1}
        isDone={practice === 'running'}
        title="Rehearse"
        text={practiceWords[practice]}
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
