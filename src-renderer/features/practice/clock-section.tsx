import type { PracticeWorld } from '#shared/domain/practice';
import type { AppError } from '#shared/errors';
import { say } from '#shared/words/say';
import { fullTime } from '#shared/words/time';
import { advanceClock } from '../../store/practice-actions';
import { Button } from '../../ui/button';
import { Section } from '../../ui/card';
import { useNow } from '../../ui/use-now';
import { speedSentence, worldTime } from '../../words/practice';

const turns = [
  { minutes: 10, count: 10, key: 'practice.advance-minutes' },
  { minutes: 60, count: 1, key: 'practice.advance-hours' },
  { minutes: 24 * 60, count: 1, key: 'practice.advance-days' },
] as const;

interface ClockSectionProps {
  clock: PracticeWorld['clock'];
  onError: (error: AppError | null) => void;
}

/** The practice clock, and buttons to advance it: processing and reviews depend on it. */
export function ClockSection({ clock, onError }: ClockSectionProps) {
  const now = useNow(1000);
  const time = fullTime(new Date(worldTime(clock, now)).toISOString());
  return (
    <Section title={say('practice.clock')} aside={say('practice.clock-aside')}>
      <div className="practice-clock">
        <div className="practice-row-words grow">
          <span className="practice-time numbers">{time}</span>
          <span className="small">{speedSentence(clock.speed)}</span>
        </div>
        <fieldset className="practice-turns">
          <legend className="small">{say('practice.advance')}</legend>
          {turns.map(({ minutes, count, key }) => (
            <Button key={minutes} onPress={() => void advanceClock(minutes).then(onError)}>
              {say(key, { count })}
            </Button>
          ))}
        </fieldset>
      </div>
    </Section>
  );
}
