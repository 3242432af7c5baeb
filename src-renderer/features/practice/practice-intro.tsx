import { FlaskConical } from 'lucide-react';
import { message } from '#shared/words/message';
import { inPieces, say } from '#shared/words/say';
import { putInUse } from '../../store/account-actions';
import { openSample } from '../../store/package-actions';
import { activeAccount, useSnapshots } from '../../store/snapshots';
import { Button } from '../../ui/button';
import { Section } from '../../ui/card';
import { CopyButton } from '../../ui/copy-button';
import { Pieces } from '../../ui/pieces';

/** What a rehearsal is, how to start one, and the address of the practice server. */
export function PracticeIntro({ url }: { url: string | null }) {
  return (
    <Section title={say('practice.intro-title')}>
      <div className="practice-words">
        <p>{say('practice.intro')}</p>
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
          <Pieces of={inPieces(message('practice.live-in-use', { name: active.name }))} />
        </p>
      )}
      <div className="practice-actions">
        <Button kind="main" onPress={() => void openSample()}>
          {say('practice.rehearse')}
        </Button>
        {isLive && (
          <Button onPress={() => void putInUse(account)}>
            {say('practice.use-account', { name: account.name })}
          </Button>
        )}
      </div>
    </>
  );
}

function PracticeAddress({ url }: { url: string }) {
  return (
    <div className="practice-address">
      <FlaskConical aria-hidden />
      <span className="small">{say('practice.address')}</span>
      <code className="grow selectable">{url}</code>
      <CopyButton text={url}>{say('practice.copy-address')}</CopyButton>
      <p className="practice-limit small">{say('practice.address-hint')}</p>
    </div>
  );
}
