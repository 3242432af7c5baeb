import type { AppError } from '#shared/errors';
import { say } from '#shared/words/say';
import { Button } from '../../ui/button';

/** Whether a key was not stored because of the keychain. */
export function isKeychainError({ code }: AppError): boolean {
  return code === 'keychain-absent' || code === 'keychain-locked' || code === 'keychain-denied';
}

interface KeepForSessionProps {
  isBusy: boolean;
  count: number;
  onPress: () => void;
}

/** The way on without a keychain: nothing is written to disk, and the key is gone when Slipway quits. */
export function KeepForSession({ isBusy, count, onPress }: KeepForSessionProps) {
  return (
    <div className="keep-for-session">
      <Button onPress={onPress} isDisabled={isBusy}>
        {say('accounts.session-keep')}
      </Button>
      <span className="small">{say('session-key.keep-hint', { count })}</span>
    </div>
  );
}
