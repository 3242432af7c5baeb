import { CalendarX2, ExternalLink, RefreshCw, Search, Store, TextAlignStart } from 'lucide-react';
import { say } from '#shared/words/say';
import type { Action } from '../../store/actions';
import { openAppPage } from '../../store/app-actions';
import { changeView, pageOf, readAppPage, useAppPages } from '../../store/app-pages';
import { openExpiry } from '../../store/expiry';
import { accountById, useSnapshots } from '../../store/snapshots';
import { useWindow } from '../../store/window';
import { focusSearchField } from '../../ui/focus-places';

/** What the page of an app offers, on its screen. */
export function appActions(): Action[] {
  const { screen } = useWindow.getState();
  if (screen.name !== 'app') return [];
  const { app } = screen;
  const page = pageOf(useAppPages.getState(), app).value;
  const account = accountById(useSnapshots.getState().accounts, app.accountId);
  const isHere = true;
  const refresh: Action = {
    id: 'app.refresh',
    words: say('app-page.refresh'),
    icon: RefreshCw,
    group: 'actions',
    isHere,
    run: () => void readAppPage(app),
  };
  if (page === null) return [refresh];
  const find: Action = {
    id: 'find',
    words: say('app-page.builds.find'),
    icon: Search,
    group: 'actions',
    isHere,
    run: () => {
      changeView(app, { tab: 'builds' });
      requestAnimationFrame(focusSearchField);
    },
  };
  const expire: Action = {
    id: 'app.expire',
    words: say('expiry.open'),
    icon: CalendarX2,
    group: 'actions',
    isHere,
    run: () => void openExpiry(app),
  };
  const open: Action = {
    id: 'app.open-page',
    words: say('app-page.row.open-page'),
    icon: ExternalLink,
    group: 'actions',
    isHere,
    run: () => void openAppPage(app, page),
  };
  const information: Action = {
    id: 'app.information',
    words: say('test-information.open'),
    icon: TextAlignStart,
    group: 'actions',
    isHere,
    run: () => changeView(app, { tab: 'information' }),
  };
  const store: Action = {
    id: 'app.store',
    words: say('store-run.open-tab'),
    icon: Store,
    group: 'actions',
    isHere,
    run: () => changeView(app, { tab: 'app-store' }),
  };
  return account?.environment === 'live'
    ? [find, open, information, store, expire, refresh]
    : [find, information, store, expire, refresh];
}
