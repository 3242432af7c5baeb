import { LayoutGrid } from 'lucide-react';
import { useMemo, useState } from 'react';
import { GridList, GridListItem } from 'react-aria-components';
import type { PublishRun } from '#shared/domain/publish-run';
import { appName } from '#shared/words/names';
import { say } from '#shared/words/say';
import { timeWithAge } from '#shared/words/time';
import { newestFirst, useSnapshots } from '../../store/snapshots';
import { show, useWindow } from '../../store/window';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Chip } from '../../ui/chip';
import { EmptyState } from '../../ui/empty-state';
import { IconTile } from '../../ui/icon-tile';
import { useNow } from '../../ui/use-now';
import { versionAndBuild } from '../../words/package';
import { runChip } from '../../words/run';
import './apps-list.css';

/** As many rows as render fast without a virtual list. */
const page = 100;

interface SeenApp {
  key: string;
  last: PublishRun;
  runs: number;
}

/** Apps by bundle ID; practice and live are kept apart, even if everything else is equal. */
function seenApps(newest: readonly PublishRun[]): SeenApp[] {
  const apps = new Map<string, SeenApp>();
  for (const run of newest) {
    const key = `${run.environment} ${run.package.bundleId ?? run.id}`;
    const seen = apps.get(key);
    if (seen === undefined) apps.set(key, { key, last: run, runs: 1 });
    else seen.runs += 1;
  }
  return [...apps.values()];
}

/** Every app that was published from here, with its last run. */
export function AppsList() {
  const byId = useSnapshots((state) => state.runs);
  const all = useMemo(() => seenApps(newestFirst(byId)), [byId]);
  const [shown, setShown] = useState(page);
  const apps = all.slice(0, shown);
  const now = useNow(30_000);
  return (
    <>
      <header className="screen-head">
        <h1>{say('activity.apps')}</h1>
      </header>
      {apps.length === 0 ? (
        <NoApps />
      ) : (
        <Card className="activity">
          <GridList
            className="run-list"
            aria-label={say('activity.apps')}
            items={apps}
            dependencies={[now]}
            onAction={(key) => {
              const app = apps.find((one) => one.key === key);
              if (app !== undefined) show({ name: 'run', runId: app.last.id });
            }}
          >
            {(app) => (
              <GridListItem
                id={app.key}
                className="run-list-row"
                textValue={appName(app.last.package)}
              >
                <AppRow app={app} now={now} />
              </GridListItem>
            )}
          </GridList>
        </Card>
      )}
      {all.length > shown && (
        <Button onPress={() => setShown(shown + page)}>
          {say('activity.apps.more', { count: Math.min(page, all.length - shown) })}
        </Button>
      )}
    </>
  );
}

function AppRow({ app, now }: { app: SeenApp; now: number }) {
  const { last, runs } = app;
  const icon = useWindow((state) => state.icons[last.package.bundleId ?? ''] ?? null);
  const { tone, word } = runChip(last);
  return (
    <div className="app-row">
      <IconTile icon={icon} name={appName(last.package)} size="small" />
      <span className="app-row-name">
        <b>
          <bdi>{appName(last.package)}</bdi>
        </b>
        <code>{last.package.bundleId}</code>
      </span>
      <span className="numbers">{versionAndBuild(last.package)}</span>
      <span className="run-row-chip">
        <Chip tone={tone}>{word}</Chip>
        {last.environment === 'practice' && (
          <Chip tone="practice" hasIcon={false}>
            {say('activity.practice')}
          </Chip>
        )}
      </span>
      <span className="app-row-time small numbers">
        {say('activity.apps.last-run', { moment: timeWithAge(last.updatedAt, now), count: runs })}
      </span>
    </div>
  );
}

function NoApps() {
  return (
    <EmptyState
      icon={<LayoutGrid />}
      title={say('activity.apps.empty.title')}
      text={say('activity.apps.empty.text')}
    >
      <Button kind="main" onPress={() => show({ name: 'publish' })}>
        {say('activity.empty.act')}
      </Button>
    </EmptyState>
  );
}
