import { choosePackage } from '../../store/package-actions';
import { usePlan } from '../../store/plan';
import { Button } from '../../ui/button';
import { ErrorNotice } from '../../ui/error-notice';

/** Why the last package could not be opened; cleared by the next one. */
export function OpenError() {
  const trouble = usePlan((state) => state.openTrouble);
  const hasPlan = usePlan((state) => state.plan !== null);
  if (trouble === null) return null;
  return (
    <ErrorNotice
      isAlert
      {...trouble}
      safe={
        hasPlan ? 'The package below stays open. Nothing was uploaded.' : 'Nothing was uploaded.'
      }
      actions={
        <>
          <Button onPress={() => void choosePackage()}>Choose another…</Button>
          <Button kind="ghost" onPress={() => usePlan.setState({ openTrouble: null })}>
            Dismiss
          </Button>
        </>
      }
    />
  );
}
