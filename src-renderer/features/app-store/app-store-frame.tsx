import { RefreshCw } from 'lucide-react';
import { say } from '#shared/words/say';
import { timeWithAge } from '#shared/words/time';
import { type AppKey, pageOf, useAppPages } from '../../store/app-pages';
import { readStore, useStoreKey, useStoreTab } from '../../store/app-store';
import { announcer } from '../../store/window';
import { IconButton } from '../../ui/button';
import { useNow } from '../../ui/use-now';

/** What the head of the app's page shows while this tab is open. */
export function storeFrame(app: AppKey) {
  return { updated: <Checked app={app} /> };
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
