import type { PracticeWorld } from '#shared/domain/practice';
import type { AppError } from '#shared/errors';
import { fullTime } from '#shared/words/time';
import { advanceClock } from '../../store/practice-actions';
import { Button } from '../../ui/button';
import { Section } from '../../ui/card';
import { useNow } from '../../ui/use-now';
import { speedSentence, worldTime } from '../../words/practice';

const turns = [
  { minutes: 10, words: '10 minutes' },
  { minutes: 60, words: '1 hour' },
  { minutes: 24 * 60, words: '1 day' },
] as const;

interface ClockSectionProps {
  clock: PracticeWorld['clock'];
  onTrouble: (trouble: AppError | null) => void;
}

/** The practice clock, and buttons to advance it: processing and reviews depend on it. */
export function ClockSection({ clock, onTrouble }: ClockSectionProps) {
  const now = useNow(1000);
  const time = fullTime(new Date(worldTime(clock, now)).toISOString());
  return (
    <Section title="Clock" aside="processing and reviews go by it">
      <div className="practice-clock">
        <div className="practice-row-words grow">
          <span className="practice-time numbers">{time}</span>
          <span className="small">{speedSentence(clock.speed)}</span>
        </div>
        <fieldset className="practice-turns">
          <legend className="small">Turn it forward by</legend>
          {turns.map(({ minutes, words }) => (
            <Button key={minutes} onPress={() => void advanceClock(minutes).then(onTrouble)}>
              {words}
            </Button>
          ))}
        </fieldset>
      </div>
    </Section>
  );
}
