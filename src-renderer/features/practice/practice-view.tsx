import { FlaskConical } from 'lucide-react';
import { putInUse } from '../../store/account-acts';
import { openSample } from '../../store/package-acts';
import { activeAccount, type Practice, useSnapshots } from '../../store/snapshots';
import { Button } from '../../ui/button';
import { Section } from '../../ui/card';
import { Chip } from '../../ui/chip';
import { CopyButton } from '../../ui/copy-button';
import { TroubleNotice } from '../../ui/trouble-notice';
import './practice-view.css';

/** The practice App Store Connect: what it is, whether it runs, where. */
export function PracticeView() {
  const practice = useSnapshots((state) => state.practice);
  return (
    <>
      <header className="screen-head">
        <h1>Practice</h1>
        <PracticeChip practice={practice} />
      </header>
      {practice.state === 'stopped' && (
        <TroubleNotice
          title={practice.trouble.title}
          safe="Real accounts are not affected."
          detail={practice.trouble.detail}
          whatToDo={practice.trouble.whatToDo}
          code={practice.trouble.code}
        />
      )}
      <Section title="A rehearsal, with nothing at stake">
        <div className="practice-words">
          <p>
            On this computer runs a small App Store Connect of its own. It checks keys, takes parts,
            processes builds, keeps notes and reviews as Apple’s does, and it says no as Apple’s
            does.
          </p>
          <ul className="practice-list">
            <li>Nothing reaches Apple or any tester, and no Apple account is needed.</li>
            <li>It is the same publish, step by step, that a real key would run.</li>
            <li>A real key is never sent to it, and its own key is never sent to Apple.</li>
          </ul>
          <PracticeActs />
        </div>
      </Section>
      {practice.state === 'running' && <PracticeAddress url={practice.url} />}
    </>
  );
}

function PracticeChip({ practice }: { practice: Practice }) {
  if (practice.state === 'running') return <Chip tone="ok">Running</Chip>;
  if (practice.state === 'starting') return <Chip tone="busy">Starting</Chip>;
  return <Chip tone="block">Not running</Chip>;
}

function PracticeActs() {
  const account = useSnapshots((state) =>
    state.accounts.find((one) => one.environment === 'practice'),
  );
  const isActive = useSnapshots((state) => activeAccount(state)?.environment === 'practice');
  return (
    <div className="practice-acts">
      <Button kind="main" onPress={() => void openSample()}>
        Rehearse with a sample
      </Button>
      {account !== undefined && !isActive && (
        <Button onPress={() => void putInUse(account)}>Use {account.name}</Button>
      )}
    </div>
  );
}

function PracticeAddress({ url }: { url: string }) {
  return (
    <Section title="Where it listens" aside="for this computer only">
      <div className="practice-address">
        <FlaskConical aria-hidden />
        <code className="grow">{url}</code>
        <CopyButton text={url}>Copy address</CopyButton>
      </div>
    </Section>
  );
}
