import { useEffect, useState } from 'react';
import type { CommandLink } from '#shared/domain/command-link';
import { inWords, say } from '#shared/words/say';
import { changeCommandLink, readCommandLink } from '../../store/command-link';
import { announcer } from '../../store/window';
import { Button } from '../../ui/button';
import { Section } from '../../ui/card';
import { errorLine } from '../../words/error';

/** The `slipway` command for terminals: whether it is installed, and installing or removing it. */
export function CommandSection() {
  const [link, setLink] = useState<CommandLink | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [result, setResult] = useState<string | null>(null);
  useEffect(() => void readCommandLink().then(setLink), []);
  const change = async (act: 'install' | 'remove') => {
    if (isBusy) return;
    setBusy(true);
    const reply = await changeCommandLink(act);
    setBusy(false);
    if (reply.ok) setLink(reply.value.link);
    const done = reply.ok ? reply.value.done : null;
    const words = reply.ok ? done && inWords(done) : errorLine(reply.error);
    setResult(words);
    if (words !== null) announcer.announceNow(words);
  };
  return (
    <Section id="settings-command" title={say('settings.command')}>
      <div className="settings-block settings-row">
        <div className="grow">
          <p className="selectable">{result ?? (link && inWords(link.status))}</p>
        </div>
        {/* Never disabled, so that they keep the focus while the system asks for a password. */}
        {offersOf(link?.state).map(({ act, key }) => (
          <Button key={act} onPress={() => void change(act)}>
            {say(isBusy ? 'settings.command-busy' : key)}
          </Button>
        ))}
      </div>
    </Section>
  );
}

const install = { act: 'install', key: 'settings.command-install' } as const;
const repair = { act: 'install', key: 'settings.command-repair' } as const;
const remove = { act: 'remove', key: 'settings.command-remove' } as const;

function offersOf(state: CommandLink['state'] | undefined) {
  if (state === 'absent') return [install];
  if (state === 'outdated') return [repair, remove];
  return state === 'installed' ? [remove] : [];
}
