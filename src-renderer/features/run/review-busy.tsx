import { type ReactNode, useState } from 'react';
import type { PublishRun } from '#shared/domain/publish-run';
import { canDecideReview, whenReviewBusy } from '#shared/domain/run-readers';
import type { AppError } from '#shared/errors';
import { reviewBusyText } from '#shared/words/review-busy';
import { inWords, say } from '#shared/words/say';
import { decideReview } from '../../store/run-actions';
import { Button } from '../../ui/button';
import { Section } from '../../ui/card';
import { ErrorNotice } from '../../ui/error-notice';
import './review-busy.css';
import '../../ui/notice-line.css';

type Choice = 'wait' | 'skip' | 'replace';

/** While another build of the version is in review: what this run can do, and what each choice means. */
export function ReviewBusy({ run }: { run: PublishRun }) {
  const [refused, setRefused] = useState<AppError | null>(null);
  if (!canDecideReview(run)) return null;
  const other = run.reviewBusy;
  const isWaiting = whenReviewBusy(run) === 'wait';
  const decide = (choice: Choice) => void decideReview(run.id, choice).then(setRefused);
  return (
    <Section title={say('review-busy.title')} className="review-busy" id="review-busy">
      {refused !== null && <ErrorNotice isAlert {...refused} />}
      <p>{inWords(reviewBusyText(run))}</p>
      <ul aria-label={say('review-busy.list')}>
        <ChoiceRow text={say(isWaiting ? 'review-busy.is-waiting' : 'review-busy.wait-text')}>
          {/* It stays in its place: what takes its focus would be pressed by a second Enter. */}
          <Button
            kind={isWaiting ? 'plain' : 'main'}
            onPress={() => {
              if (!isWaiting) decide('wait');
            }}
          >
            {say('review-busy.wait')}
          </Button>
        </ChoiceRow>
        <ChoiceRow text={say('review-busy.skip-text')}>
          <Button onPress={() => decide('skip')}>{say('review-busy.skip')}</Button>
        </ChoiceRow>
        {other?.buildId == null ? (
          <ChoiceRow text={say('review-busy.replace-unknown')} />
        ) : (
          <ChoiceRow text={say('review-busy.replace-text', { build: other.buildNumber ?? '–' })}>
            <Button onPress={() => decide('replace')}>
              {say('review-busy.replace', { build: other.buildNumber ?? '–' })}
            </Button>
          </ChoiceRow>
        )}
      </ul>
    </Section>
  );
}

function ChoiceRow({ text, children }: { text: string; children?: ReactNode }) {
  return (
    <li className="notice-line-row">
      <p>{text}</p>
      {children}
    </li>
  );
}
