import { Bookmark } from 'lucide-react';
import type { PublishRun } from '#shared/domain/publish-run';
import { say } from '#shared/words/say';
import { saveRunAsPreset } from '../../store/preset-choices';
import { useSnapshots } from '../../store/snapshots';
import { Button } from '../../ui/button';
import { changeLines } from '../../words/preset';
import { isUpdate, offeredPreset } from './run-offers';

/** Keeps what this run did for the next build of its app, in one press, and what that changes. */
export function RunPreset({ run }: { run: PublishRun }) {
  const presets = useSnapshots((state) => state.presets);
  const accounts = useSnapshots((state) => state.accounts);
  const runs = useSnapshots((state) => state.runs);
  const kept = offeredPreset(run, { presets, accounts });
  if (kept === null) return null;
  const { preset, changes } = kept;
  if (preset !== null && changes.length === 0)
    return <p className="small">{say('preset.from-run.same', { preset: preset.name })}</p>;
  return (
    <>
      <Button onPress={() => void saveRunAsPreset(run)}>
        <Bookmark aria-hidden />
        {preset !== null && isUpdate(run, preset, { runs })
          ? say('preset.from-run.update', { preset: preset.name })
          : say('preset.from-run')}
      </Button>
      {changes.length > 0 && (
        <ul className="run-preset-changes small" aria-label={say('preset.from-run.changes')}>
          {changeLines(changes).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </>
  );
}
