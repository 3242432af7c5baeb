import { say } from '#shared/words/say';
import { writeSettings } from '../../store/account-actions';
import { openHelp } from '../../store/help';
import { useSnapshots } from '../../store/snapshots';
import { checkForUpdates, useUpdates } from '../../store/updates';
import { Button } from '../../ui/button';
import { Section } from '../../ui/card';
import { ErrorNotice } from '../../ui/error-notice';
import { HelpButton } from '../../ui/help-button';
import { SwitchRow } from '../../ui/switch-row';
import { checkedWords, updateTitle } from '../../words/update';

/** Whether Slipway looks for updates, and what came of it. */
export function UpdatesSection() {
  const status = useUpdates((state) => state.status);
  const checksForUpdates = useSnapshots((state) => state.settings.checksForUpdates);
  if (status === null) return null;
  const { way, state, host } = status;
  const isOwn = way === 'installs' || way === 'page';
  return (
    <Section
      id="settings-updates"
      title={say('updates.title')}
      actions={
        <HelpButton
          topic={say('updates.title')}
          onPress={() => openHelp({ page: 'privacy-and-security', at: 'updates' })}
        />
      }
    >
      {isOwn && (
        <div className="settings-block">
          <SwitchRow
            label={say('updates.automatic')}
            isSelected={checksForUpdates}
            onChange={(isOn) => void writeSettings({ checksForUpdates: isOn })}
          >
            {say('updates.automatic-hint', { host: host ?? '' })}
          </SwitchRow>
        </div>
      )}
      {isOwn && (
        <div className="settings-block settings-row">
          <div className="grow">
            {state.state !== 'refused' && state.state !== 'failed' && status.checkedAt !== null && (
              <p>{updateTitle(status)}</p>
            )}
            <p className="small">{checkedWords(status)}</p>
          </div>
          <Button onPress={checkForUpdates}>{say('updates.check')}</Button>
        </div>
      )}
      {(state.state === 'refused' || state.state === 'failed') && (
        <div className="settings-block">
          <ErrorNotice {...state.error} tone={state.state === 'refused' ? 'block' : 'look'} />
        </div>
      )}
      {way !== 'installs' && <p className="settings-block small">{say(`updates.way.${way}`)}</p>}
    </Section>
  );
}
