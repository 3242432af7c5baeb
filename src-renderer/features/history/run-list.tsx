import { GridList, GridListItem } from 'react-aria-components';
import type { ActivityEntry } from '../../store/activity';
import { revealRun } from '../../store/run-acts';
import { show } from '../../store/window';
import { useNow } from '../../ui/use-now';
import { unreadableName, unreadableWord } from '../../words/unreadable';
import { RunRow, runRowLabel } from './run-row';
import { UnreadableRow } from './unreadable-row';

interface RunListProps {
  label: string;
  entries: readonly ActivityEntry[];
}

/** Runs, newest first; Enter or a click opens one, or the folder of one that cannot be read. */
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
            <RunRow run={entry.run} now={now} />
          ) : (
            <UnreadableRow unreadable={entry.unreadable} />
          )}
        </GridListItem>
      )}
    </GridList>
  );
}

function labelOf(entry: ActivityEntry): string {
  if ('run' in entry) return runRowLabel(entry.run);
  return `${unreadableName(entry.unreadable)}, ${unreadableWord}`;
}
