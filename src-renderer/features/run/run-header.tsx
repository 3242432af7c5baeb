import { PanelRight } from 'lucide-react';
import type { PublishRun } from '#shared/domain/publish-run';
import { appName } from '#shared/words/names';
import { say } from '#shared/words/say';
import { toggleDetails } from '../../store/details-pane';
import { accountById, useSnapshots } from '../../store/snapshots';
import { useWindow } from '../../store/window';
import { Button } from '../../ui/button';
import { Chip } from '../../ui/chip';
import { ColorDot } from '../../ui/color-dot';
import { IconTile } from '../../ui/icon-tile';
import { useNow } from '../../ui/use-now';
import { keyOf } from '../../words/keys';
import { versionAndBuild } from '../../words/package';
import { headerChip, headerTime, type UsualOf } from '../../words/run-header';
import './run-header.css';

interface RunHeaderProps {
  run: PublishRun;
  usualOf: UsualOf;
  showsDetails: boolean;
}

/** Which build, its status, and the time left; the current row has the rest. */
export function RunHeader({ run, usualOf, showsDetails }: RunHeaderProps) {
  const icon = useWindow((state) => state.icons[run.package.bundleId ?? ''] ?? null);
  const now = useNow(1000);
  const { tone, word } = headerChip(run, usualOf, now);
  const name = appName(run.package);
  return (
    <header className="run-header">
      <IconTile icon={icon} name={name} />
      <div className="grow">
        <h1 className="run-name">
          <bdi>{name}</bdi> <bdi className="light numbers">{versionAndBuild(run.package)}</bdi>
        </h1>
        <p className="run-state">
          <Chip tone={tone}>{word}</Chip>
          <span className="small numbers">{headerTime(run, usualOf, now)}</span>
          <RunAccount run={run} />
        </p>
      </div>
      <Button
        onPress={toggleDetails}
        expanded={showsDetails}
        id="details-button"
        keys={keyOf('toggle-details')}
      >
        <PanelRight aria-hidden />
        {say('run-view.details')}
      </Button>
    </header>
  );
}

/** The account with the color that a person gave it, to tell several teams apart at a glance. */
function RunAccount({ run: { account } }: { run: PublishRun }) {
  const known = useSnapshots(({ accounts }) => accountById(accounts, account.id));
  if (known?.color === undefined) return null;
  return (
    <span className="run-account small">
      <ColorDot color={known.color} />
      <bdi>{known.name}</bdi>
    </span>
  );
}
