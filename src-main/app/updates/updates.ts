import type { UpdateOffer, UpdateState, UpdateStatus, UpdateWay } from '#shared/domain/update';
import type { ErrorCode } from '#shared/error-catalogue';
import { type AppError, appError, fail, toAppError } from '#shared/errors';
import { message } from '#shared/words/message';
import type { Clock, Fetch, Logger, ValueStore } from '../../engine/ports';
import { type RunBoard, runningOf } from '../run-board';
import {
  discard,
  downloadLimits,
  downloadUpdate,
  isAsSigned,
  type UpdateInstaller,
} from './download-update';
import { feedLimits, feedName, fetchFeed } from './fetch-feed';
import { type CheckedUpdate, channel, judgeFeed, type ThisCopy } from './judge-feed';
import { isStaged, memoryIn } from './update-memory';
import type { UpdateSource } from './update-source';

export interface Updates {
  status(): UpdateStatus;
  /** Asks the feed. By `person` it shows what was skipped, put off, or is not yet for everyone, and every error. */
  check(by: 'person' | 'schedule'): Promise<void>;
  /** Begins the download; it waits while a run is in progress. */
  download(): void;
  /** Ends a download or a wait; what was downloaded stays. */
  cancel(): void;
  remindLater(): void;
  skip(): void;
  /** Installs and starts the new version, once no run is in progress. */
  restart(): void;
  installOnQuit(isOn: boolean): void;
  openPage(): Promise<void>;
  /** Asks once a day from now on, and shows what became of an installation. */
  start(): void;
  stop(): void;
  /** The last thing before Slipway quits: true if the installer quits it. */
  installAtEnd(): Promise<boolean>;
}

export interface UpdateParts {
  way: UpdateWay;
  source: UpdateSource | null;
  copy: ThisCopy;
  fetch: Fetch;
  /** Null without a source. */
  installer: UpdateInstaller | null;
  board: RunBoard;
  store: ValueStore;
  clock: Clock;
  log: Logger;
  /** Whether the feed is asked once a day. */
  isAutomatic: () => boolean;
  openExternal: (address: string) => Promise<void>;
  /** Quits without asking: saves what was typed and closes everything, then calls `installAtEnd`. */
  quit: () => void;
  changed: (status: UpdateStatus) => void;
  limits?: { feed: typeof feedLimits; download: typeof downloadLimits };
}

const day = 24 * 3_600_000;
/** Not during the start, when everything else is read. */
const firstCheckMs = 20_000;
const lookEveryMs = 3_600_000;

/** What could not be fetched or stored; everything else was not what its signature promises. */
const failures: ReadonlySet<ErrorCode> = new Set([
  'update-feed-unreachable',
  'update-feed-slow',
  'update-not-for-system',
  'update-download-cut',
  'update-download-slow',
  'update-no-space',
  'update-not-installed',
  'storage-failed',
  'disk-full',
  'unexpected',
]);

/** The states of an update, and what may happen in each. */
export function createUpdates(parts: UpdateParts): Updates {
  const { source, clock, log } = parts;
  const limits = parts.limits ?? { feed: feedLimits, download: downloadLimits };
  const memory = memoryIn(parts.store);
  let state: UpdateState = { state: 'none' };
  let isAsked = false;
  let updatedFrom: string | null = null;
  let checked: CheckedUpdate | null = null;
  let downloaded: string | null = null;
  let restarts = false;
  let working = new AbortController();
  const life = new AbortController();

  const status = (): UpdateStatus => ({
    way: parts.way,
    host: source?.feed.host ?? null,
    hasPage: source?.page != null,
    checkedAt: memory.read().checkedAt,
    isAsked,
    updatedFrom,
    state,
  });
  const turn = (next: UpdateState): void => {
    state = next;
    parts.changed(status());
  };
  const turnToError = (error: AppError, offer: UpdateOffer | null): void => {
    log.warn('An update was not installed.', { code: error.code, version: offer?.version });
    turn({ state: failures.has(error.code as ErrorCode) ? 'failed' : 'refused', error, offer });
  };
  const offerHere = (): UpdateOffer => checked?.offer ?? impossible();
  const isIdle = (): boolean => runningOf(parts.board.all()).length === 0;
  /** Ends what is at work and returns the signal of what begins. */
  const begin = (): AbortSignal => {
    working.abort();
    working = new AbortController();
    return working.signal;
  };

  const check = async (by: 'person' | 'schedule'): Promise<void> => {
    if (source === null || parts.way === 'none' || parts.way === 'managed') return;
    if (['checking', 'downloading', 'waiting-for-runs', 'ready'].includes(state.state)) return;
    const signal = begin();
    const before = state;
    isAsked = by === 'person';
    if (isAsked) turn({ state: 'checking' });
    try {
      const { platform, arch } = parts.copy;
      const name = feedName(channel, platform, arch);
      const text = await fetchFeed(parts.fetch, source, name, signal, limits.feed);
      memory.write({ checkedAt: clock.now().toISOString() });
      checked = judgeFeed(text, source.keys, parts.copy);
      turn(checked === null ? { state: 'none' } : offered(checked, by));
    } catch (thrown) {
      if (signal.aborted) return;
      const error = toAppError(thrown);
      const isPassing = failures.has(error.code as ErrorCode);
      if (isAsked || !isPassing) return turnToError(error, null);
      log.info('The daily check for updates got no answer.', { code: error.code });
      turn(before);
    }
  };

  const offered = (update: CheckedUpdate, by: 'person' | 'schedule'): UpdateState => {
    const { offer, claims } = update;
    const { skipped, putOff } = memory.read();
    const available = { state: 'available', offer, isPutOff: false } as const;
    if (by === 'person') return available;
    if (skipped === offer.version) return { state: 'none' };
    if (!isStaged(memory, offer.version, claims.stagingPercentage)) return { state: 'none' };
    const isPutOff = putOff?.version === offer.version && putOff.until > clock.now().toISOString();
    return { ...available, isPutOff };
  };

  const load = async (update: CheckedUpdate): Promise<void> => {
    const { offer, claims } = update;
    const { installer } = parts;
    if (installer === null) return impossible();
    const signal = begin();
    if (!isIdle()) return turn({ state: 'waiting-for-runs', offer, act: 'download' });
    turn({ state: 'downloading', offer, received: 0 });
    try {
      const each = { installer, clock, limits: limits.download };
      downloaded = await downloadUpdate(each, claims, signal, (received) => {
        if (!signal.aborted) turn({ state: 'downloading', offer, received });
      });
      if (signal.aborted) return;
      turn({ state: 'ready', offer, installsOnQuit: false });
    } catch (thrown) {
      if (!signal.aborted) turnToError(toAppError(thrown), offer);
    }
  };

  /** False, with the reason shown, if the file is no longer the one that was checked. */
  const isUnchanged = async (): Promise<boolean> => {
    if (checked === null || downloaded === null) return false;
    if (await isAsSigned(downloaded, checked.claims).catch(() => false)) return true;
    await discard(downloaded);
    const { file } = checked.claims;
    const error = appError('update-changed', message('error.update-changed.detail', { file }));
    turnToError(error, checked.offer);
    return false;
  };

  const install = async (): Promise<void> => {
    const offer = offerHere();
    if (!isIdle()) return turn({ state: 'waiting-for-runs', offer, act: 'install' });
    if (!(await isUnchanged())) return;
    // A run may have started meanwhile.
    if (!isIdle()) return turn({ state: 'waiting-for-runs', offer, act: 'install' });
    turn({ state: 'ready', offer, installsOnQuit: false });
    restarts = true;
    parts.quit();
  };

  parts.board.follow(() => {
    const isWaiting = state.state === 'waiting-for-runs';
    if (isWaiting && isIdle()) {
      if (state.state === 'waiting-for-runs' && state.act === 'install') void install();
      else if (checked !== null) void load(checked);
    }
    // An upload has the connection to itself; the download begins again afterwards.
    if (state.state === 'downloading' && !isIdle() && checked !== null) void load(checked);
  });

  return {
    status,
    check,
    download() {
      const isTried =
        (state.state === 'failed' || state.state === 'refused') && state.offer !== null;
      if (state.state !== 'available' && !isTried) return impossible();
      if (parts.way !== 'installs' || checked === null) return impossible();
      isAsked = true;
      void load(checked);
    },
    cancel() {
      if (state.state === 'waiting-for-runs' && state.act === 'install')
        return turn({ state: 'ready', offer: state.offer, installsOnQuit: false });
      if (state.state !== 'downloading' && state.state !== 'waiting-for-runs') return;
      begin();
      turn({ state: 'available', offer: state.offer, isPutOff: false });
    },
    remindLater() {
      if (state.state !== 'available') return impossible();
      const until = new Date(clock.now().getTime() + day).toISOString();
      memory.write({ putOff: { version: state.offer.version, until } });
      turn({ ...state, isPutOff: true });
    },
    skip() {
      if (state.state !== 'available') return impossible();
      memory.write({ skipped: state.offer.version });
      turn({ state: 'none' });
    },
    restart() {
      if (state.state !== 'ready') return impossible();
      void install();
    },
    installOnQuit(installsOnQuit) {
      if (state.state !== 'ready') return impossible();
      turn({ ...state, installsOnQuit });
    },
    async openPage() {
      if (source?.page == null) return impossible();
      await parts.openExternal(source.page);
    },
    start() {
      updatedFrom = showLastInstallation();
      parts.changed(status());
      void watch().catch(() => undefined);
    },
    stop() {
      life.abort();
      working.abort();
    },
    async installAtEnd() {
      const isWanted = restarts || (state.state === 'ready' && state.installsOnQuit);
      const { installer } = parts;
      if (!isWanted || checked === null || installer === null) return false;
      const { version } = checked.offer;
      const from = parts.copy.version;
      try {
        if (await isUnchanged()) {
          memory.write({ installing: { from, to: version }, failed: null });
          installer.install(restarts);
          return true;
        }
        memory.write({ failed: state.state === 'refused' ? state.error : null });
      } catch (thrown) {
        log.warn('The installer failed.', { thrown });
        memory.write({ installing: null, failed: notInstalled(version, thrown) });
      }
      // Whoever pressed the button expects Slipway to be there again.
      if (restarts) installer.startAgain();
      return restarts;
    },
  };

  /** The version before, if it was replaced by this one; an error if it was not. */
  function showLastInstallation(): string | null {
    const { installing, failed } = memory.read();
    if (installing === null && failed === null) return null;
    memory.write({ installing: null, failed: null });
    if (installing?.to === parts.copy.version) return installing.from;
    isAsked = true;
    turnToError(failed ?? notInstalled(installing?.to ?? '', null), null);
    return null;
  }

  async function watch(): Promise<void> {
    await clock.sleep(firstCheckMs, life.signal);
    for (;;) {
      const passed = clock.now().getTime() - Date.parse(memory.read().checkedAt ?? '');
      // Also after the clock was set back.
      if (parts.isAutomatic() && !(passed >= 0 && passed < day)) await check('schedule');
      await clock.sleep(lookEveryMs, life.signal);
    }
  }
}

function impossible(): never {
  return fail('update-not-possible', message('error.update-not-possible.detail'));
}

function notInstalled(version: string, thrown: unknown): AppError {
  const code = (thrown as { code?: unknown } | null)?.code;
  const reason =
    typeof code === 'string'
      ? message('error.update-not-installed.code', { code })
      : message('error.update-not-installed.unknown');
  return appError(
    'update-not-installed',
    message('error.update-not-installed.detail', { version, reason }),
  );
}
