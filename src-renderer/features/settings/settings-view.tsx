import type { Settings } from '#shared/domain/settings';
import { writeSettings } from '../../store/account-actions';
import { useSnapshots } from '../../store/snapshots';
import { openSheet } from '../../store/window';
import { Button } from '../../ui/button';
import { Section } from '../../ui/card';
import { RadioList } from '../../ui/radio-list';
import { NetworkSection } from './network-section';
import { RunsSection } from './runs-section';
import { UploadSection } from './upload-section';
import './settings-view.css';

const themes = [
  { value: 'system', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const satisfies readonly { value: Settings['theme']; label: string }[];

export function SettingsView() {
  const theme = useSnapshots((state) => state.settings.theme);
  const about = useSnapshots((state) => state.about);
  return (
    <>
      <header className="screen-head">
        <h1>Settings</h1>
      </header>
      <Section title="Appearance">
        <div className="settings-block">
          <RadioList
            label="Theme"
            isInline
            value={theme}
            options={themes}
            onChange={(chosen) => void writeSettings({ theme: chosen })}
          />
        </div>
      </Section>
      <RunsSection />
      <UploadSection />
      <NetworkSection />
      <Section title="Keyboard">
        <div className="settings-block settings-row">
          <p className="grow">The main acts have keys. Press ? anywhere to see them.</p>
          <Button onPress={() => openSheet('shortcuts')}>Show shortcuts</Button>
        </div>
      </Section>
      {about !== null && (
        <p className="small selectable">
          Slipway {about.version}, Electron {about.electron}, {about.platform}
        </p>
      )}
    </>
  );
}
