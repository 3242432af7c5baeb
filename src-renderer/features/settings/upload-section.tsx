import { uploadBounds } from '#shared/domain/settings';
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
    <Section title="Uploads" aside="Also for one that is under way">
      <div className="settings-block">
        <SwitchRow
          label="Limit the speed"
          isSelected={settings.limitsUpload}
          onChange={(limitsUpload) => void writeSettings({ limitsUpload })}
        >
          Leaves room on the line for everybody else.
        </SwitchRow>
        {settings.limitsUpload && <SpeedField megabytes={settings.uploadMegabytes} />}
      </div>
      <div className="settings-block">
        <SwitchRow
          label="Hold uploads on battery"
          isSelected={settings.holdsOnBattery}
          onChange={(holdsOnBattery) => void writeSettings({ holdsOnBattery })}
        >
          They go on where they stopped once this computer has mains power.
        </SwitchRow>
      </div>
      <div className="settings-block">
        <SwitchRow
          label="Hold all uploads now"
          isSelected={settings.holdsUploads}
          onChange={(holdsUploads) => void writeSettings({ holdsUploads })}
        >
          Until you turn this off or press Send now in a run. Slipway cannot see whether a line is
          metered, so turn this on where it is.
        </SwitchRow>
      </div>
    </Section>
  );
}

function SpeedField({ megabytes }: { megabytes: number }) {
  return (
    <div className="settings-under">
      <NumberField
        label="At most"
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
