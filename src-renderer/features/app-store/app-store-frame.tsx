import { CircleX, RefreshCw } from 'lucide-react';
import { readinessCounts } from '#shared/domain/store-readiness';
import { buildName } from '#shared/words/app-builds';
import { formatWhole } from '#shared/words/format';
import { say } from '#shared/words/say';
import { timeWithAge } from '#shared/words/time';
import { type AppKey, pageOf, useAppPages } from '../../store/app-pages';
import {
  buildToSubmit,
  canBeChanged,
  readStore,
  useReadiness,
  useStoreKey,
  useStoreTab,
} from '../../store/app-store';
import { announcer } from '../../store/window';
import { IconButton } from '../../ui/button';
import { Chip } from '../../ui/chip';
import { useNow } from '../../ui/use-now';

/** What the head of the app's page shows while this tab is open. */
export function storeFrame(app: AppKey) {
  return {
    updated: <Checked app={app} />,
    count: <BlockerCount app={app} />,
    heading: <VersionName app={app} />,
    acts: <Verdict app={app} />,
  };
}

function useShownStore(app: AppKey) {
  const appPage = useAppPages((state) => pageOf(state, app).value);
  const key = useStoreKey(app, appPage);
  const tab = useStoreTab(key);
  const counts = readinessCounts(useReadiness(key));
  const build = tab.value === null ? null : buildToSubmit(tab.value, appPage, tab.draft);
  // After a release nothing is missing until the next version begins.
  const isNextBegun =
    tab.value !== null && canBeChanged(tab.value) && (tab.value.open !== null || build !== null);
  return { build, counts, isNextBegun };
}

/** On the tab, also while another one is open. */
function BlockerCount({ app }: { app: AppKey }) {
  const { counts, isNextBegun } = useShownStore(app);
  if (!isNextBegun || counts.blockers === 0) return null;
  return (
    <>
      {' '}
      <span className="store-count numbers" aria-hidden>
        {formatWhole(counts.blockers)}
      </span>
      <span className="unseen">{say('store-tab.blockers', { count: counts.blockers })}</span>
    </>
  );
}

/** `1.4.0 (42)`, beside the name of the app. */
function VersionName({ app }: { app: AppKey }) {
  const { build } = useShownStore(app);
  return build === null ? null : (
    <>
      {' '}
      <span className="light numbers">{buildName(build)}</span>
    </>
  );
}

/** Whether the version may be submitted, in chips. */
function Verdict({ app }: { app: AppKey }) {
  const { counts, isNextBegun } = useShownStore(app);
  if (!isNextBegun) return null;
  const { blockers, warnings, unchecked } = counts;
  return (
    <>
      {blockers > 0 && (
        <Chip tone="block" icon={CircleX}>
          {say('store-tab.blockers', { count: blockers })}
        </Chip>
      )}
      {warnings + unchecked > 0 && (
        <Chip tone="look">{say('store-tab.warnings', { count: warnings + unchecked })}</Chip>
      )}
      {blockers + warnings + unchecked === 0 && (
        <Chip tone="ok">{say('store-tab.ready-chip')}</Chip>
      )}
    </>
  );
}

/** When the version was checked, and the button that checks it again. */
function Checked({ app }: { app: AppKey }) {
  const key = useStoreKey(
    app,
    useAppPages((state) => pageOf(state, app).value),
  );
  const { at, isReading } = useStoreTab(key);
  const now = useNow(30_000);
  const words = (moment: number, then: number) =>
    say('store-tab.checked', { moment: timeWithAge(new Date(moment).toISOString(), then) });
  const checkAgain = async () => {
    await readStore(key);
    announcer.announceNow(words(Date.now(), Date.now()));
  };
  return (
    <span className="app-updated">
      {isReading ? (
        <span className="small app-updating">{say('app-page.updating')}</span>
      ) : (
        at !== null && <span className="small numbers">{words(at, Math.max(now, at))}</span>
      )}
      <IconButton label={say('store-tab.check-again')} onPress={() => void checkAgain()}>
        <RefreshCw aria-hidden />
      </IconButton>
    </span>
  );
}
