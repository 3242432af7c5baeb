import { Bookmark } from 'lucide-react';
import { Button as AriaButton, DialogTrigger } from 'react-aria-components';
import type { Preset } from '#shared/domain/preset';
import { say } from '#shared/words/say';
import { changesFromPreset, revertToPreset, savePlanAsPreset } from '../../store/choice-actions';
import type { OpenPlan } from '../../store/plan';
import { presetOf } from '../../store/plan-reading';
import { editPreset } from '../../store/preset-editor';
import { Button } from '../../ui/button';
import { PopoverDialog } from '../../ui/popover-dialog';
import { armedWords, changeCountWords, changeLines } from '../../words/preset';
import './preset-line.css';

/** The preset of the open package's app and what the plan does otherwise, or a way to make one. */
export function PresetLine({ plan }: { plan: OpenPlan }) {
  const preset = presetOf(plan);
  if (plan.accountId === null || plan.package.info.bundleId === null) return null;
  return (
    <div className="preset-line small">
      {preset === null ? (
        <Button kind="ghost" onPress={() => void savePlanAsPreset(plan)}>
          <Bookmark aria-hidden />
          {say('preset.save-as')}
        </Button>
      ) : (
        <KnownPreset plan={plan} preset={preset} />
      )}
    </div>
  );
}

function KnownPreset({ plan, preset }: { plan: OpenPlan; preset: Preset }) {
  const changes = changesFromPreset(plan, preset);
  const armed = armedWords(preset.armed);
  return (
    <>
      <Button kind="ghost" onPress={() => editPreset(preset.id)}>
        <Bookmark aria-hidden />
        {say('preset.in-plan', { preset: preset.name })}
      </Button>
      {armed !== null && <span>{armed}</span>}
      {changes.length > 0 && (
        <DialogTrigger>
          <AriaButton className="button button-ghost preset-line-changes">
            {changeCountWords(changes)}
          </AriaButton>
          <PopoverDialog
            label={say('preset.changes.title', { preset: preset.name })}
            className="preset-changes"
            placement="top start"
            offset={4}
          >
            {({ close }) => (
              <div className="preset-changes-body">
                <ul className="preset-changes-list">
                  {changeLines(changes).map((line) => (
                    <li key={line}>{line}</li>
                  ))}
                </ul>
                <div className="preset-changes-acts">
                  <Button
                    onPress={() => {
                      close();
                      revertToPreset();
                    }}
                  >
                    {say('preset.changes.revert')}
                  </Button>
                  <Button
                    onPress={() => {
                      close();
                      void savePlanAsPreset(plan);
                    }}
                  >
                    {say('preset.changes.update')}
                  </Button>
                </div>
              </div>
            )}
          </PopoverDialog>
        </DialogTrigger>
      )}
    </>
  );
}
