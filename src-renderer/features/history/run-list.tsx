import { useMemo } from 'react';
import { GridList, GridListItem } from 'react-aria-components';
import type { UnreadableRun } from '#shared/domain/publish-run';
import { appName } from '#shared/words/names';
import { say } from '#shared/words/say';
import { timeWithAge } from '#shared/words/time';
import { type ActivityEntry, activityOf, type RunEntry } from '../../store/activity';
import { revealRun } from '../../store/run-actions';
import { useSnapshots } from '../../store/snapshots';
import { show, useWindow } from '../../store/window';
import { Button } from '../../ui/button';
import { Section } from '../../ui/card';
import { Chip } from '../../ui/chip';
import { IconTile } from '../../ui/icon-tile';
import { useNow } from '../../ui/use-now';
import { activityChip, activitySentence } from '../../words/activity';
import { versionAndBuild } from '../../words/package';
import { runSentence } from '../../words/run';
import { unreadableName, unreadableSentence } from '../../words/unfinished-run';
import './run-row.css';
import { FileX } from 'lucide-react';
import './unreadable-row.css';

const few = 3;

/** The most recent runs, below the drop area. */
export function RecentRuns() {
  const runs = useSnapshots((state) => state.runs);
  const unreadable = useSnapshots((state) => state.unreadable);
  const entries = useMemo(() => activityOf({ runs, unreadable }), [runs, unreadable]);
  if (entries.length === 0) return null;
  return (
    <Section
      title={say('activity.recent')}
      actions={
        entries.length > few && (
          <Button kind="ghost" onPress={() => show({ name: 'activity' })}>
            {say('activity.recent.show-all')}
          </Button>
        )
      }
    >
      <RunList label={say('activity.recent.label')} entries={entries.slice(0, few)} />
    </Section>
  );
}

interface RunListProps {
  label: string;
  entries: readonly ActivityEntry[];
}

/** Runs, newest first; Enter or a click opens one, or shows the folder of one that cannot be read. */
export function RunList({ label, entries }: RunListProps) {
  const now = useNow(30_000);
  return (
    <GridList
      className="run-list"
      aria-label={label}
      items={entries}
      dependencies={[now]}
      onAction={(key) => {
        const entry = entries.find(({ id }) => id === key);
        if (entry === undefined) return;
        if ('run' in entry) show({ name: 'run', runId: entry.id });
        else void revealRun(entry.id);
      }}
    >
      {(entry) => (
        <GridListItem id={entry.id} className="run-list-row" textValue={labelOf(entry)}>
          {'run' in entry ? (
            <RunRow entry={entry} now={now} />
          ) : (
            <UnreadableRow unreadable={entry.unreadable} />
          )}
        </GridListItem>
      )}
    </GridList>
  );
}

function labelOf(entry: ActivityEntry): string {
  if ('run' in entry) return runRowLabel(entry);
  return say('activity.row', {
    run: unreadableName(entry.unreadable),
    status: say('run-view.status.unreadable'),
  });
}

interface RunRowProps {
  entry: RunEntry;
  now: number;
}

/** A run in one line: which build, its status as in Activity, since when. */
function RunRow({ entry: { run, attention }, now }: RunRowProps) {
  const icon = useWindow((state) => state.icons[run.package.bundleId ?? ''] ?? null);
  const { tone, word } = activityChip(run, attention);
  const name = appName(run.package);
  return (
    <div className="run-row">
      <IconTile icon={icon} name={name} size="small" />
      <span className="run-row-name">
        <bdi>{name}</bdi> <bdi className="light numbers">{versionAndBuild(run.package)}</bdi>
      </span>
      <span className="run-row-chip">
        <Chip tone={tone}>{word}</Chip>
        {run.environment === 'practice' && (
          <Chip tone="practice" hasIcon={false}>
            {say('activity.practice')}
          </Chip>
        )}
      </span>
      <span className="run-row-sentence small">
        {attention === null ? runSentence(run) : activitySentence(run, attention)}
      </span>
      <time className="run-row-time small numbers" dateTime={run.updatedAt}>
        {timeWithAge(run.updatedAt, now)}
      </time>
    </div>
  );
}

/** The accessible name of a row, also used for type-ahead. */
function runRowLabel({ run, attention }: RunEntry): string {
  return say('activity.row', {
    run: `${appName(run.package)} ${versionAndBuild(run.package)}`,
    status: activityChip(run, attention).word,
  });
}

/** A run whose record cannot be read: when it was created, what happened, what is left, and where. */
function UnreadableRow({ unreadable }: { unreadable: UnreadableRun }) {
  return (
    <div className="run-row unreadable-row">
      <span className="unreadable-icon" aria-hidden>
        <FileX />
      </span>
      <span className="run-row-name numbers">{unreadableName(unreadable)}</span>
      <span className="run-row-chip">
        <Chip tone="look">{say('run-view.status.unreadable')}</Chip>
        {unreadable.environment === 'practice' && (
          <Chip tone="practice" hasIcon={false}>
            {say('activity.practice')}
          </Chip>
        )}
      </span>
      <span className="unreadable-words small">{unreadableSentence(unreadable)}</span>
      <span className="unreadable-act">
        <Button onPress={() => void revealRun(unreadable.id)}>
          {say('run-view.show-in-folder')}
        </Button>
      </span>
    </div>
  );
}
