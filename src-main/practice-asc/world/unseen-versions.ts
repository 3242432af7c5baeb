import type { AppStoreVersionRow } from './rows';
import type { Moment } from './state';

/** A version that was just made is there for writes, and reads may lag behind them. */
const isUnseen = ({ unseenReads = 0 }: AppStoreVersionRow): boolean => unseenReads > 0;

/** The world as a read of versions finds it; each such read brings what lags behind closer. */
export function readVersions(moment: Moment): Moment {
  const unseen = moment.state.appStoreVersions.filter(isUnseen);
  if (unseen.length === 0) return moment;
  const appStoreVersions = moment.state.appStoreVersions.filter((row) => !isUnseen(row));
  for (const row of unseen) row.unseenReads = (row.unseenReads ?? 0) - 1;
  return { ...moment, state: { ...moment.state, appStoreVersions } };
}

/** Whether a read has to do with versions, by its path or by what it includes. */
export function looksAtVersions(method: string, target: string): boolean {
  return method === 'GET' && target.includes('appStoreVersion');
}
