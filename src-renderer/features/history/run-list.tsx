import { GridList, GridListItem } from 'react-aria-components';
import type { PublishRun } from '#shared/domain/publish-run';
import { show } from '../../store/window';
import { useNow } from '../../ui/use-now';
import { RunRow, runRowLabel } from './run-row';

interface RunListProps {
  label: string;
  runs: readonly PublishRun[];
}

/** Runs, newest first; Enter or a click opens one. */
export function RunList({ label, runs }: RunListProps) {
  const now = useNow(30_000);
  return (
    <GridList
      className="run-list"
      aria-label={label}
      items={runs}
      dependencies={[now]}
      onAction={(id) => show({ name: 'run', runId: String(id) })}
    >
      {(run) => (
        <GridListItem id={run.id} className="run-list-row" textValue={runRowLabel(run)}>
          <RunRow run={run} now={now} />
        </GridListItem>
      )}
    </GridList>
  );
}
