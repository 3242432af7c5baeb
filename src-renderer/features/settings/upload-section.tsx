import { uploadBounds } from '#shared/domain/settings';
import { say } from '#shared/words/say';
import { writeSettings } from '../../store/account-actions';
import { useSnapshots } from '../../store/snapshots';
import { Section } from '../../ui/card';
import { NumberField } from '../../ui/number-field';
import { SwitchRow } from '../../ui/switch-row';
import { meantSpeed, speedHint } from '../../words/upload';

/** How much of the connection and the battery uploads may use. */
export function UploadSection() {
  const settings = useSnapshots((state) => state.settings);
  return (
    <Section title={say('settings.uploads')} aside={say('settings.uploads-aside')}>
      <div className="settings-block">
        <SwitchRow
          label={say('settings.limit-speed')}
          isSelected={settings.limitsUpload}
          onChange={(limitsUpload) => void writeSettings({ limitsUpload })}
        >
          {say('settings.limit-speed-hint')}
        </SwitchRow>
        {settings.limitsUpload && <SpeedField megabytes={settings.uploadMegabytes} />}
      </div>
      <div className="settings-block">
        <SwitchRow
          label={say('settings.pause-on-battery')}
          isSelected={settings.pausesOnBattery}
          onChange={(pausesOnBattery) => void writeSettings({ pausesOnBattery })}
        >
          {say('settings.pause-on-battery-hint')}
        </SwitchRow>
      </div>
      <div className="settings-block">
        <SwitchRow
          label={say('settings.pause-uploads')}
          isSelected={settings.pausesUploads}
          onChange={(pausesUploads) => void writeSettings({ pausesUploads })}
        >
          {say('settings.pause-uploads-hint')}
        </SwitchRow>
      </div>
    </Section>
  );
}

function SpeedField({ megabytes }: { megabytes: number }) {
  return (
    <div className="settings-under">
      <NumberField
        label={say('settings.speed-limit')}
        unit="MB/s"
        hint={speedHint(megabytes)}
        least={uploadBounds.least}
        most={uploadBounds.most}
        step={0.1}
        value={megabytes}
        onChange={(typed) => void writeSettings({ uploadMegabytes: meantSpeed(typed) })}
      />
    </div>
  );
}
