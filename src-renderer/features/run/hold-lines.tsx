import type { Hold, PublishRun, Step } from '#shared/domain/publish-run';
import { useNow } from '../../ui/use-now';
import {
  heldSinceWords,
  holdDetail,
  holdEndWords,
  holdSentence,
  holdWords,
} from '../../words/hold';
import { safeWords } from '../../words/run';
import { limitWords } from '../../words/step';

/** Why the run waits, and what the server or network answered. */
export function HoldLines({ hold }: { hold: Hold }) {
  const { title, tone } = holdWords(hold);
  const sentences = [holdSentence(hold), holdDetail(hold)].filter(Boolean);
  return (
    <>
      <p className={`title-small hold-${tone}`}>{title}</p>
      <p className="small">{sentences.join(' ')}</p>
    </>
  );
}

interface HoldTimesProps {
  run: PublishRun;
  step: Step;
  hold: Hold;
}

/** Since when, when it retries, and what is safe. Announced once elsewhere, not every second. */
export function HoldTimes({ run, step, hold }: HoldTimesProps) {
  const now = useNow(1000);
  const limit = limitWords(run, step);
  return (
    <>
      <p>
        {heldSinceWords(hold, now)} {holdEndWords(hold, now)}
      </p>
      <p className="small">{limit === '' ? safeWords(run) : limit}</p>
    </>
  );
}
