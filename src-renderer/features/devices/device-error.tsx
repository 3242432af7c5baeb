import { say } from '#shared/words/say';
import { readDevices } from '../../store/device-actions';
import { useDevices } from '../../store/devices';
import { Button } from '../../ui/button';
import { ErrorNotice } from '../../ui/error-notice';
import { safeWords } from '../../words/device';
import { appleLines } from '../../words/error';

/** Why the list, a change or a file failed, and what is safe. */
export function DeviceError() {
  const shown = useDevices((state) => state.error);
  const isReading = useDevices((state) => state.isReading);
  const hasList = useDevices((state) => state.devices !== null);
  if (shown === null || isReading) return null;
  const { error, of } = shown;
  const safe = safeWords(error, of, hasList);
  return (
    <ErrorNotice
      isAlert
      {...error}
      {...(safe !== null && { safe })}
      quoted={appleLines(error.apple)}
      quotedFrom={say('accounts.apple-says')}
      actions={
        of === 'list' && (
          <Button onPress={() => void readDevices()}>{say('accounts.try-again')}</Button>
        )
      }
    />
  );
}
