import type { PublishRun } from '#shared/domain/publish-run';
import { useWindow } from '../../store/window';
import { Button } from '../../ui/button';
import { Chip } from '../../ui/chip';
import { IconTile } from '../../ui/icon-tile';
import { headerSentence } from '../../words/held';
import { holdOf } from '../../words/hold';
import { appName, versionAndBuild } from '../../words/package';
import { runChip } from '../../words/run';
import './run-header.css';

interface RunHeaderProps {
  run: PublishRun;
  showsDetails: boolean;
  onToggleDetails: () => void;
}

/** Which build, and where it stands, in words. */
export function RunHeader({ run, showsDetails, onToggleDetails }: RunHeaderProps) {
  const icon = useWindow((state) => state.icons[run.package.bundleId ?? ''] ?? null);
  const { tone, word } = runChip(run);
  const name = appName(run.package);
  return (
    <header className="run-header">
      <IconTile icon={icon} name={name} />
      <div className="grow">
        <h1 className="run-name">
          <bdi>{name}</bdi> <span className="light numbers">{versionAndBuild(run.package)}</span>
        </h1>
        <p className="small numbers">{headerSentence(run)}</p>
      </div>
      {(run.status.state !== 'running' || holdOf(run) !== null) && <Chip tone={tone}>{word}</Chip>}
      <Button onPress={onToggleDetails} expanded={showsDetails}>
        Details
      </Button>
    </header>
  );
}
