import { say } from '#shared/words/say';
import { writeSettings } from '../../store/account-actions';
import { useSnapshots } from '../../store/snapshots';
import { Section } from '../../ui/card';
import { SwitchRow } from '../../ui/switch-row';
import { loginWords, trayWords } from '../../words/settings';

/** What happens to runs when the window or Slipway is closed. */
export function RunsSection() {
  const settings = useSnapshots((state) => state.settings);
  const platform = useSnapshots((state) => state.about?.platform ?? null);
  const login = loginWords(platform);
  return (
    <Section title={say('settings.runs')}>
      <div className="settings-block">
        <SwitchRow
          label={say('settings.resume-runs')}
          isSelected={settings.resumesRuns}
          onChange={(resumesRuns) => void writeSettings({ resumesRuns })}
        >
          {say('settings.resume-runs-hint')}
        </SwitchRow>
      </div>
      {login !== null && (
        <div className="settings-block">
          <SwitchRow
            label={say('settings.open-at-login')}
            isSelected={settings.opensAtLogin}
            onChange={(opensAtLogin) => void writeSettings({ opensAtLogin })}
          >
            {login}
          </SwitchRow>
        </div>
      )}
      <div className="settings-block">
        <SwitchRow
          label={trayWords(platform)}
          isSelected={settings.showsTray}
          onChange={(showsTray) => void writeSettings({ showsTray })}
        >
          {say('settings.icon-hint')}
        </SwitchRow>
      </div>
      <div className="settings-block">
        <SwitchRow
          label={say('settings.expiry')}
          isSelected={settings.remindsOfExpiry}
          onChange={(remindsOfExpiry) => void writeSettings({ remindsOfExpiry })}
        >
          {say('settings.expiry-hint')}
        </SwitchRow>
      </div>
    </Section>
  );
}
