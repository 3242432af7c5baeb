import { TextAlignStart } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { say } from '#shared/words/say';
import { activityOf } from '../../store/activity';
import { type AppKey, pageOf, runsOfApp, useAppPages } from '../../store/app-pages';
import { readRehearsedReviews } from '../../store/run-actions';
import { useSnapshots } from '../../store/snapshots';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { EmptyState } from '../../ui/empty-state';
import { RunList } from './run-list';

/** As many rows as render fast without a virtual list. */
const page = 100;

/** The runs of one app, newest first. */
export function AppRuns({ app }: { app: AppKey }) {
  const snapshots = useSnapshots();
  const appId = useAppPages((state) => pageOf(state, app).value?.app.id ?? null);
  const [shown, setShown] = useState(page);
  useEffect(() => void readRehearsedReviews(), []);
  const entries = useMemo(() => {
    const ids = new Set(runsOfApp(snapshots, app, appId).map(({ id }) => id));
    return activityOf(snapshots).filter(({ id }) => ids.has(id));
  }, [snapshots, app, appId]);
  if (entries.length === 0)
    return (
      <EmptyState
        icon={<TextAlignStart />}
        title={say('app-page.no-runs.title')}
        text={say('app-page.no-runs.text')}
      />
    );
  return (
    <>
      <Card className="activity">
        <RunList label={say('app-page.runs')} entries={entries.slice(0, shown)} />
      </Card>
      {entries.length > shown && (
        <Button onPress={() => setShown(shown + page)}>
          {say('activity.apps.more', { count: Math.min(page, entries.length - shown) })}
        </Button>
      )}
    </>
  );
}
