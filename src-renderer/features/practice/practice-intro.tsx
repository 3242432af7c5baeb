import { FlaskConical } from 'lucide-react';
import { putInUse } from '../../store/account-actions';
import { openSample } from '../../store/package-actions';
import { activeAccount, useSnapshots } from '../../store/snapshots';
import { Button } from '../../ui/button';
import { Section } from '../../ui/card';
import { CopyButton } from '../../ui/copy-button';

/** What a rehearsal is, how to start one, and the address of the practice server. */
export function PracticeIntro({ url }: { url: string | null }) {
  return (
    <Section title="A rehearsal, with nothing at stake">
      <div className="practice-words">
        <p>
          On this computer runs a small App Store Connect of its own. It checks keys, takes parts,
          processes builds, keeps notes and reviews as Apple’s does, and it says no as Apple’s does.
          Nothing reaches Apple or any tester; a real key is never sent to it, and its own key is
          never sent to Apple.
        </p>
        <PracticeActions />
      </div>
      {url !== null && <PracticeAddress url={url} />}
    </Section>
  );
}

function PracticeActions() {
  const account = useSnapshots((state) =>
    state.accounts.find((one) => one.environment === 'practice'),
  );
  const active = useSnapshots(activeAccount);
  const isLive = account !== undefined && active?.environment === 'live';
  return (
    <>
      {isLive && (
        <p className="practice-live">
          <b>{active.name}</b> is in use, a real account: what you publish with it goes to Apple.
        </p>
      )}
      <div className="practice-actions">
        <Button kind="main" onPress={() => void openSample()}>
          Rehearse with a sample
        </Button>
        {isLive && <Button onPress={() => void putInUse(account)}>Use {account.name}</Button>}
      </div>
    </>
  );
}

function PracticeAddress({ url }: { url: string }) {
  return (
    <div className="practice-address">
      <FlaskConical aria-hidden />
      <span className="small">Listens for this computer only, at</span>
      <code className="grow selectable">{url}</code>
      <CopyButton text={url}>Copy address</CopyButton>
      <p className="practice-limit small">
        Other programs find it there while this screen is shown, and for ten minutes after that or
        after their last request. Then it rests until Slipway needs it.
      </p>
    </div>
  );
}
