import { choosePackage } from '../../store/package-acts';
import { usePlan } from '../../store/plan';
import { Button } from '../../ui/button';
import { TroubleNotice } from '../../ui/trouble-notice';

/** Why the last package was not opened; goes away with the next one. */
export function OpenTrouble() {
  const trouble = usePlan((state) => state.openTrouble);
  const hasPlan = usePlan((state) => state.plan !== null);
  if (trouble === null) return null;
  return (
    <TroubleNotice
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
