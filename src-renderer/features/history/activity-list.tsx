import { TextAlignStart } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { needsYou } from '#shared/domain/run-readers';
import { activityOf } from '../../store/activity';
import { readUnreadable } from '../../store/run-acts';
import { useSnapshots } from '../../store/snapshots';
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
  const runs = useSnapshots((state) => state.runs);
  const unreadable = useSnapshots((state) => state.unreadable);
  const ready = useSnapshots((state) => state.ready);
  const [shown, setShown] = useState(page);
  const entries = useMemo(() => activityOf({ runs, unreadable }), [runs, unreadable]);
  const waiting = Object.values(runs).filter(needsYou).length;
  useEffect(() => void readUnreadable(), []);
  if (ready && entries.length === 0) return <NoRuns />;
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
        <RunList label="Runs" entries={entries.slice(0, shown)} />
      </Card>
      {entries.length > shown && (
        <Button
          onPress={() => setShown(shown + page)}
        >{`Show ${Math.min(page, entries.length - shown)} more`}</Button>
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
