import type { PublishRun, RunWait, Step } from '#shared/domain/publish-run';
import { useNow } from '../../ui/use-now';
import { safeWords } from '../../words/run';
import { limitWords } from '../../words/step';
import {
  waitDetail,
  waitEndWords,
  waitSentence,
  waitSinceWords,
  waitWords,
} from '../../words/wait';

/** Why the run waits, and what the server or network answered. */
export function WaitLines({ wait }: { wait: RunWait }) {
  const { title, tone } = waitWords(wait);
  const sentences = [waitSentence(wait), waitDetail(wait)].filter(Boolean);
  return (
    <>
      <p className={`title-small wait-${tone}`}>{title}</p>
      <p className="small">{sentences.join(' ')}</p>
    </>
  );
}

interface WaitTimesProps {
  run: PublishRun;
  step: Step;
  wait: RunWait;
}

/** Since when, when it retries, and what is safe. Announced once elsewhere, not every second. */
export function WaitTimes({ run, step, wait }: WaitTimesProps) {
  const now = useNow(1000);
  const limit = limitWords(run, step);
  return (
    <>
      <p>
        {waitSinceWords(wait, now)} {waitEndWords(wait, now)}
      </p>
      <p className="small">{limit === '' ? safeWords(run) : limit}</p>
    </>
  );
}
