import type { AppError } from '#shared/errors';
import { say } from '#shared/words/say';
import { Button } from '../../ui/button';
import { ErrorNotice } from '../../ui/error-notice';
import { appleLines } from '../../words/error';

/** What a person did with a key and why it did not work. */
export function KeyFailure({ error, onClose }: { error: AppError; onClose: () => void }) {
  return (
    <ErrorNotice
      isAlert
      {...error}
      quoted={appleLines(error.apple)}
      quotedFrom={say('accounts.apple-says')}
      actions={
        <Button size="small" onPress={onClose}>
          {say('button.dismiss')}
        </Button>
      }
    />
  );
}
