import { TextAlignStart } from 'lucide-react';
import { useMemo, useState } from 'react';
import { needsYou } from '#shared/domain/run-readers';
import { newestFirst, useSnapshots } from '../../store/snapshots';
import { show } from '../../store/window';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { EmptyState } from '../../ui/empty-state';
import { counted } from '../../words/quantity';
import { RunList } from './run-list';
import './activity-list.css';

/** As many rows as stay quick without a virtual list. */
const page = 50;

/** Every run on this computer. */
export function ActivityList() {
  const byId = useSnapshots((state) => state.runs);
  const ready = useSnapshots((state) => state.ready);
  const [shown, setShown] = useState(page);
  const runs = useMemo(() => newestFirst(byId), [byId]);
  const waiting = runs.filter(needsYou).length;
  if (ready && runs.length === 0) return <NoRuns />;
  return (
    <>
      <header className="screen-head">
        <h1>Activity</h1>
        {waiting > 0 && (
          <span className="small">
            {waiting === 1 ? '1 run needs you' : `${counted(waiting, 'run')} need you`}
          </span>
        )}
      </header>
      <Card className="activity">
        <RunList label="Runs" runs={runs.slice(0, shown)} />
      </Card>
      {runs.length > shown && (
        <Button
          onPress={() => setShown(shown + page)}
        >{`Show ${Math.min(page, runs.length - shown)} more`}</Button>
      )}
    </>
  );
}

function NoRuns() {
  return (
    <>
      <header className="screen-head">
        <h1>Activity</h1>
      </header>
      <EmptyState
        icon={<TextAlignStart />}
        title="Every publish is kept here"
        text="Running, waiting for Apple, failed or done: with its steps and its receipt, also after a restart."
      >
        <Button kind="main" onPress={() => show({ name: 'publish' })}>
          Publish a package
        </Button>
      </EmptyState>
    </>
  );
}
