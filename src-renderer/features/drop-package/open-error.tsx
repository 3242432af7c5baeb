import { say } from '#shared/words/say';
import { choosePackage } from '../../store/package-actions';
import { usePlan } from '../../store/plan';
import { Button } from '../../ui/button';
import { ErrorNotice } from '../../ui/error-notice';

/** Why the last package could not be opened; cleared by the next one. */
export function OpenError() {
  const error = usePlan((state) => state.openError);
  const hasPlan = usePlan((state) => state.plan !== null);
  if (error === null) return null;
  return (
    <ErrorNotice
      isAlert
      {...error}
      safe={say(hasPlan ? 'drop.other-stays' : 'drop.nothing-uploaded')}
      actions={
        <>
          <Button onPress={() => void choosePackage()}>{say('drop.choose-another')}</Button>
          <Button kind="ghost" onPress={() => usePlan.setState({ openError: null })}>
            {say('button.dismiss')}
          </Button>
        </>
      }
    />
  );
}
