import type { Preset } from '#shared/domain/preset';
import { say } from '#shared/words/say';
import { setArmed } from '../../store/armed';
import { SwitchRow } from '../../ui/switch-row';

interface ArmedSwitchProps {
  preset: Preset;
  /** Only what is stored can be armed: the question names what goes out. */
  hasChanges: boolean;
}

const kinds = {
  drop: { label: 'preset.armed.label', text: 'preset.armed.text' },
  watchFolder: { label: 'preset.armed.watch-label', text: 'preset.armed.watch-text' },
} as const;

/** Whether a package that is opened, or that arrives in a watched folder, is published without a further press. */
export function ArmedSwitches({ preset, hasChanges }: ArmedSwitchProps) {
  return (
    <>
      {(['drop', 'watchFolder'] as const).map((how) => (
        <div className="preset-armed" key={how}>
          <SwitchRow
            label={say(kinds[how].label)}
            isSelected={preset.armed[how]}
            onChange={(on) => {
              if (!hasChanges || !on) void setArmed(preset, on, how);
            }}
          >
            {say(hasChanges && !preset.armed[how] ? 'preset.armed.save-first' : kinds[how].text)}
          </SwitchRow>
        </div>
      ))}
    </>
  );
}
