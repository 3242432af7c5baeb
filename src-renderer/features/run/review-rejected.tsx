import { ExternalLink } from 'lucide-react';
import { useState } from 'react';
import type { PublishRun } from '#shared/domain/publish-run';
import { wasRejected } from '#shared/domain/run-readers';
import type { AppError } from '#shared/errors';
import { say } from '#shared/words/say';
import { openLink } from '../../store/run-actions';
import { show } from '../../store/window';
import { Button } from '../../ui/button';
import { Section } from '../../ui/card';
import { ErrorNotice } from '../../ui/error-notice';
import './review-busy.css';
import '../../ui/notice-line.css';

interface ReviewRejectedProps {
  run: PublishRun;
  onPublishAnother: () => void;
}

/** After a rejection: Apple gives its reason only on its own page and by email, and this is what helps. */
export function ReviewRejected({ run, onPublishAnother }: ReviewRejectedProps) {
  const [refused, setRefused] = useState<AppError | null>(null);
  if (!wasRejected(run) || run.readOnly !== null) return null;
  const { bundleId } = run.package;
  const isLive = run.environment === 'live';
  return (
    <Section title={say('review-rejected.title')} className="review-busy" id="review-rejected">
      {refused !== null && <ErrorNotice isAlert {...refused} />}
      <ol>
        <li className="notice-line-row">
          <p>{say(isLive ? 'review-rejected.reason' : 'review-rejected.reason-practice')}</p>
          {isLive && (
            <Button onPress={() => void openLink('testflight-build', run.id).then(setRefused)}>
              <ExternalLink aria-hidden />
              {say('review-rejected.open')}
            </Button>
          )}
        </li>
        <li className="notice-line-row">
          <p>{say('review-rejected.information')}</p>
          {bundleId !== null && (
            <Button
              onPress={() =>
                show({
                  name: 'app',
                  app: { accountId: run.account.id, bundleId },
                  tab: 'information',
                })
              }
            >
              {say('test-information.open')}
            </Button>
          )}
        </li>
        <li className="notice-line-row">
          <p>{say('review-rejected.next')}</p>
          <Button onPress={onPublishAnother}>{say('run-view.other-package')}</Button>
        </li>
        <li className="notice-line-row">
          <p>{say('review-rejected.reply')}</p>
        </li>
      </ol>
    </Section>
  );
}
