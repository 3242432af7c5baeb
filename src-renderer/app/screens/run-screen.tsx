import { RunView } from '../../features/run/run-view';
import { useSnapshots } from '../../store/snapshots';
import { WaitingLine } from '../../ui/waiting-line';
import { startAnother } from '../commands';
import { Screen } from './screen';

export function RunScreen({ runId }: { runId: string }) {
  const run = useSnapshots((state) => state.runs[runId]);
  return (
    <Screen>
      {run === undefined ? (
        <WaitingLine>The run is being started…</WaitingLine>
      ) : (
        <RunView run={run} onPublishAnother={startAnother} />
      )}
    </Screen>
  );
}
