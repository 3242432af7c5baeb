import { type ReactNode, useEffect } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import type { PublishRun } from '#shared/domain/publish-run';
import { formatWhole } from '#shared/words/format';
import { say } from '#shared/words/say';
import { timeWithAge } from '#shared/words/time';
import {
  type AppKey,
  type AppTab,
  appTabs,
  changeView,
  pageOf,
  readAppPage,
  runsOfApp,
  useAppPages,
  viewOf,
} from '../../store/app-pages';
import { openHelp } from '../../store/help';
import type { HelpPlace } from '../../store/help-place';
import { useSnapshots } from '../../store/snapshots';
import { announcer } from '../../store/window';
import { IconButton } from '../../ui/button';
import { HelpButton } from '../../ui/help-button';
import { useNow } from '../../ui/use-now';
import { staleWords } from '../../words/app-page';
import './app-view.css';
import { RefreshCw } from 'lucide-react';
import { AppHead } from './app-head';
import { BuildsCard } from './builds-card';
import { PresetCard } from './preset-card';
import { TimesCard } from './times-card';

/** What the guide says of each tab. */
const helpOf: Readonly<Record<AppTab, HelpPlace>> = {
  builds: { page: 'groups-and-review', at: 'builds-and-their-90-days' },
  testers: { page: 'groups-and-review', at: 'testers' },
  information: { page: 'groups-and-review', at: 'beta-review' },
  'app-store': { page: 'app-store' },
  runs: { page: 'first-publish', at: 'afterwards' },
};

/** What the tab of another feature shows outside of its panel. */
export interface TabFrame {
  /** Beside the tab's name. */
  count?: ReactNode;
  /** Beside the app's name. */
  heading?: ReactNode;
  /** In place of the buttons in the head. */
  acts?: ReactNode;
  /** In place of when the builds were read. */
  updated?: ReactNode;
}

interface AppViewProps {
  app: AppKey;
  /** What the tabs of other features show. */
  panels: Readonly<Record<Exclude<AppTab, 'builds'>, ReactNode>>;
  frames?: Readonly<Partial<Record<AppTab, TabFrame>>>;
}

/** One app of an account: its builds at Apple, how long Apple takes for them, and its preset. */
export function AppView({ app, panels, frames = {} }: AppViewProps) {
  const view = useAppPages((state) => viewOf(state, app));
  const appId = useAppPages((state) => pageOf(state, app).value?.app.id ?? null);
  const count = useSnapshots((state) => runsOfApp(state, app, appId).length);
  const isKnownAccount = useSnapshots((state) =>
    state.accounts.some(({ id }) => id === app.accountId),
  );
  const progress = useSnapshots((state) => progressOf(runsOfApp(state, app, appId)));
  // Read again each time that the page is opened, once the account is known, and whenever a run here changed a build.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the progress of runs is the reason to read again.
  useEffect(() => {
    if (isKnownAccount) void readAppPage(app);
  }, [app, isKnownAccount, progress]);
  const frame = frames[view.tab];
  return (
    <Tabs
      className="app-view"
      selectedKey={view.tab}
      onSelectionChange={(key) => changeView(app, { tab: key as AppTab })}
    >
      <AppHead app={app} {...(frame ?? {})} />
      <div className="app-tabs-row">
        <TabList className="app-tabs" aria-label={say('app-page.tabs')}>
          {appTabs.map((tab) => (
            <Tab key={tab} id={tab} className="app-tab">
              {say(`app-page.tab.${tab}`)}
              {frames[tab]?.count}
              {tab === 'runs' && (
                <>
                  {' '}
                  <span className="app-tab-count numbers">{formatWhole(count)}</span>
                </>
              )}
            </Tab>
          ))}
        </TabList>
        <span className="grow" />
        {frame?.updated ?? <Updated app={app} />}
        <HelpButton
          topic={say(`app-page.tab.${view.tab}`)}
          onPress={() => openHelp(helpOf[view.tab])}
        />
      </div>
      <TabPanel id="builds" className="app-panel">
        <BuildsCard app={app} />
        <div className="app-columns">
          <TimesCard app={app} />
          <PresetCard app={app} />
        </div>
      </TabPanel>
      {Object.entries(panels).map(([tab, panel]) => (
        <TabPanel key={tab} id={tab} className="app-panel">
          {panel}
        </TabPanel>
      ))}
    </Tabs>
  );
}

/** Changes when a run gets a build, when Apple changes the state of that, and when a run ends. */
function progressOf(runs: readonly PublishRun[]): string {
  const [newest] = runs;
  return newest === undefined
    ? ''
    : JSON.stringify([newest.id, newest.ids.build, newest.status.state, newest.buildStates]);
}

/** When the page was read, and the button that reads it again. */
function Updated({ app }: { app: AppKey }) {
  const { at, isReading } = useAppPages((state) => pageOf(state, app));
  const now = useNow(30_000);
  const refresh = async () => {
    await readAppPage(app);
    const { error, at: readAt } = pageOf(useAppPages.getState(), app);
    announcer.announceNow(
      error === null
        ? say('app-page.updated', { moment: timeWithAge(isoOf(readAt), Date.now()) })
        : staleWords(error, readAt),
    );
  };
  return (
    <span className="app-updated">
      {isReading ? (
        <span className="small app-updating">{say('app-page.updating')}</span>
      ) : (
        at !== null && (
          <span className="small numbers">
            {say('app-page.updated', { moment: timeWithAge(isoOf(at), Math.max(now, at)) })}
          </span>
        )
      )}
      <IconButton label={say('app-page.refresh')} onPress={() => void refresh()}>
        <RefreshCw aria-hidden />
      </IconButton>
    </span>
  );
}

function isoOf(at: number | null): string {
  return new Date(at ?? 0).toISOString();
}
