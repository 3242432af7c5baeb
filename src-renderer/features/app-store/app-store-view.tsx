import { useEffect } from 'react';
import { isFirstVersion } from '#shared/domain/app-store';
import { say } from '#shared/words/say';
import { type AppKey, pageOf, runsOfApp, useAppPages } from '../../store/app-pages';
import {
  canBeChanged,
  choosePlatform,
  idOfStore,
  platformsOf,
  readStore,
  type StoreKey,
  useStoreKey,
  useStoreTab,
} from '../../store/app-store';
import { useSnapshots } from '../../store/snapshots';
import { show } from '../../store/window';
import { Button } from '../../ui/button';
import { ErrorNotice } from '../../ui/error-notice';
import { Segmented } from '../../ui/segmented';
import { isFixedAtAccounts, staleWords } from '../../words/app-page';
import { appleLines } from '../../words/error';
import { platformName } from '../../words/package';
import { FirstVersionGuide } from './first-version-guide';
import { PhasedCard } from './phased-card';
import { ReadinessCard } from './readiness-card';
import { ReviewDetailCard } from './review-detail-card';
import { SubmissionCard } from './submission-card';
import { TextsCard } from './texts-card';
import { VersionCard } from './version-card';
import './app-store-view.css';

/** The App Store side of an app: whether its next version is ready, and everything that belongs to it. */
export function AppStoreView({ app }: { app: AppKey }) {
  const appPage = useAppPages((state) => pageOf(state, app).value);
  const key = useStoreKey(app, appPage);
  const id = idOfStore(key);
  const isKnownAccount = useSnapshots((state) =>
    state.accounts.some((account) => account.id === app.accountId),
  );
  // The platform is known with the app's builds; a page that could not be read keeps nothing from being shown.
  const hasPage = useAppPages((state) => {
    const { value, error } = pageOf(state, app);
    return value !== null || error !== null;
  });
  const progress = useSnapshots((state) => storeProgressOf(state, app));
  // Read again whenever the tab is opened, and when a run here changed something on the App Store.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the ID stands for the app; runs are a reason to read again.
  useEffect(() => {
    if (isKnownAccount && hasPage) void readStore(key);
  }, [id, isKnownAccount, hasPage, progress]);
  const all = platformsOf(appPage);
  return (
    <>
      {all.length > 1 && (
        <Segmented
          label={say('store-tab.platform')}
          value={key.platform}
          options={all.map((value) => ({ value, label: platformName(value) }))}
          onChange={(platform) => choosePlatform(app, platform)}
        />
      )}
      <StoreContent key={id} app={key} />
    </>
  );
}

/** Changes when a run changed something on the App Store, and when it ends. */
function storeProgressOf(state: Parameters<typeof runsOfApp>[0], app: AppKey): string {
  const run = runsOfApp(state, app, null).find(({ plan }) => plan.appStore !== null);
  return run === undefined ? '' : JSON.stringify([run.id, run.status.state, run.store]);
}

function StoreContent({ app }: { app: StoreKey }) {
  const { value: page, error, at, isReading, draftError } = useStoreTab(app);
  const isDeleted = useSnapshots(
    ({ ready, accounts }) => ready && !accounts.some(({ id }) => id === app.accountId),
  );
  if (page === null) {
    if (isDeleted) return <DeletedAccount />;
    return error === null || isReading ? (
      <LoadingStore />
    ) : (
      <ErrorNotice
        title={error.title}
        detail={error.detail}
        whatToDo={error.whatToDo}
        code={error.code}
        quoted={appleLines(error.apple)}
        quotedFrom={say('app-page.open')}
        actions={<ErrorActs app={app} />}
      />
    );
  }
  const card = { app, page };
  return (
    <>
      {error !== null && (
        <p className="store-stale small">
          <span>{staleWords(error, at)}</span>
          <ErrorActs app={app} size="small" />
        </p>
      )}
      {draftError !== null && <p className="store-stale small">{say('store-tab.not-saved')}</p>}
      <div className="store-columns">
        <div className="store-column">
          <SubmissionCard {...card} />
          {isFirstVersion(page) && <FirstVersionGuide {...card} />}
          {canBeChanged(page) && <ReadinessCard {...card} />}
          <TextsCard {...card} />
        </div>
        <div className="store-column">
          <PhasedCard {...card} />
          <VersionCard {...card} />
          <ReviewDetailCard {...card} />
        </div>
      </div>
    </>
  );
}

function ErrorActs({ app, size = 'usual' }: { app: StoreKey; size?: 'usual' | 'small' }) {
  const { error, isReading } = useStoreTab(app);
  return (
    <>
      {error !== null && isFixedAtAccounts(error) && (
        <Button size={size} onPress={() => show({ name: 'accounts' })}>
          {say('app-page.open-accounts')}
        </Button>
      )}
      <Button size={size} isDisabled={isReading} onPress={() => void readStore(app)}>
        {say('app-page.try-again')}
      </Button>
    </>
  );
}

function DeletedAccount() {
  return (
    <ErrorNotice
      tone="look"
      title={say('app-page.deleted.title')}
      detail=""
      whatToDo={say('app-page.deleted.fix')}
      actions={
        <Button onPress={() => show({ name: 'accounts' })}>{say('app-page.open-accounts')}</Button>
      }
    />
  );
}

/** Cards at about their final height; the styles show nothing before 300 ms. */
function LoadingStore() {
  return (
    <div className="store-columns store-loading">
      <span className="unseen" role="status">
        {say('store-tab.reading')}
      </span>
      {['store-loading-first', 'store-loading-second'].map((column) => (
        <div key={column} className={`store-column ${column}`} aria-hidden>
          <div className="card" />
          <div className="card" />
        </div>
      ))}
    </div>
  );
}
