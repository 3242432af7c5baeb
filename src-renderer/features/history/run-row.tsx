import type { PublishRun } from '#shared/domain/publish-run';
import { useWindow } from '../../store/window';
import { Chip } from '../../ui/chip';
import { IconTile } from '../../ui/icon-tile';
import { appName, versionAndBuild } from '../../words/package';
import { runChip, runSentence } from '../../words/run';
import { timeWithAge } from '../../words/time';
import './run-row.css';

interface RunRowProps {
  run: PublishRun;
  now: number;
}

/** A run in one line: which build, where it stands, in words, since when. */
export function RunRow({ run, now }: RunRowProps) {
  const icon = useWindow((state) => state.icons[run.package.bundleId ?? ''] ?? null);
  const { tone, word } = runChip(run);
  const name = appName(run.package);
  return (
    <div className="run-row">
      <IconTile icon={icon} name={name} size="small" />
      <span className="run-row-name">
        <bdi>{name}</bdi> <span className="light numbers">{versionAndBuild(run.package)}</span>
      </span>
      <span className="run-row-chip">
        <Chip tone={tone}>{word}</Chip>
        {run.environment === 'practice' && (
          <Chip tone="practice" hasIcon={false}>
            Practice
          </Chip>
        )}
      </span>
      <span className="run-row-sentence small">{runSentence(run)}</span>
      <time className="run-row-time small numbers" dateTime={run.updatedAt}>
        {timeWithAge(run.updatedAt, now)}
      </time>
    </div>
  );
}

/** What a row is called when it is read out or typed for. */
export function runRowLabel(run: PublishRun): string {
  return `${appName(run.package)} ${versionAndBuild(run.package)}, ${runChip(run).word}`;
}
