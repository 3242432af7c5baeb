import { useMemo } from 'react';
import { activityOf } from '../../store/activity';
import { useSnapshots } from '../../store/snapshots';
import { show } from '../../store/window';
import { Button } from '../../ui/button';
import { Section } from '../../ui/card';
import { RunList } from './run-list';

const few = 3;

/** The last runs, under the drop area. */
export function RecentRuns() {
  const runs = useSnapshots((state) => state.runs);
  const unreadable = useSnapshots((state) => state.unreadable);
  const entries = useMemo(() => activityOf({ runs, unreadable }), [runs, unreadable]);
  if (entries.length === 0) return null;
  return (
    <Section
      title="Recent"
      actions={
        entries.length > few && (
          <Button kind="ghost" onPress={() => show({ name: 'activity' })}>
            Show all
          </Button>
        )
      }
    >
      <RunList label="Recent runs" entries={entries.slice(0, few)} />
    </Section>
  );
}
