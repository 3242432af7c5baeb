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
    <Section title="Runs">
      <div className="settings-block">
        <SwitchRow
          label="Resume runs when Slipway starts"
          isSelected={settings.resumesRuns}
          onChange={(resumesRuns) => void writeSettings({ resumesRuns })}
        >
          Runs that were in progress when Slipway quit or the computer restarted. A run that you
          paused stays paused.
        </SwitchRow>
      </div>
      {login !== null && (
        <div className="settings-block">
          <SwitchRow
            label="Open Slipway at login"
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
          Closing the window then leaves Slipway there until the runs have ended.
        </SwitchRow>
      </div>
    </Section>
  );
}
