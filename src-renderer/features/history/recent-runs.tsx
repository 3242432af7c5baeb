import { useMemo } from 'react';
import { newestFirst, useSnapshots } from '../../store/snapshots';
import { show } from '../../store/window';
import { Button } from '../../ui/button';
import { Section } from '../../ui/card';
import { RunList } from './run-list';

const few = 3;

/** The last runs, under the drop area. */
export function RecentRuns() {
  const byId = useSnapshots((state) => state.runs);
  const runs = useMemo(() => newestFirst(byId), [byId]);
  if (runs.length === 0) return null;
  return (
    <Section
      title="Recent"
      actions={
        runs.length > few && (
          <Button kind="ghost" onPress={() => show({ name: 'activity' })}>
            Show all
          </Button>
        )
      }
    >
      <RunList label="Recent runs" runs={runs.slice(0, few)} />
    </Section>
  );
}
