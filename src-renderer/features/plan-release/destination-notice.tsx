import type { Trouble } from '#shared/errors';
import { readDestination } from '../../store/destination-acts';
import { openLink } from '../../store/run-acts';
import { show } from '../../store/window';
import { Button } from '../../ui/button';
import { TroubleNotice } from '../../ui/trouble-notice';
import { appleLines } from '../../words/trouble';

const keyTrouble = ['key-refused', 'role-too-small', 'account-not-found', 'keychain-denied'];

/** The one act that fits this trouble, beside trying again. */
function NextAct({ code }: { code: string }) {
  if (keyTrouble.includes(code)) {
    return <Button onPress={() => show({ name: 'accounts' })}>Show accounts</Button>;
  }
  if (code === 'app-not-found') {
    return <Button onPress={() => void openLink('apps')}>Open App Store Connect</Button>;
  }
  if (code === 'agreement-missing') {
    return <Button onPress={() => void openLink('agreements')}>Open agreements</Button>;
  }
  return null;
}

interface DestinationNoticeProps {
  trouble: Trouble;
  isLive: boolean;
}

/** Why App Store Connect could not be asked about the app; the package and the notes stay. */
export function DestinationNotice({ trouble, isLive }: DestinationNoticeProps) {
  return (
    <TroubleNotice
      isAlert
      {...trouble}
      safe="Nothing was uploaded, and what you typed is kept."
      quoted={appleLines(trouble.apple)}
      quotedFrom="App Store Connect says"
      actions={
        <>
          <Button onPress={() => void readDestination()}>Try again</Button>
          {(isLive || keyTrouble.includes(trouble.code)) && <NextAct code={trouble.code} />}
        </>
      }
    />
  );
}
