import { type CalendarApp, dueReminders, type Reminder } from '#shared/domain/expiry-calendar';
import { AppException, toAppError } from '#shared/errors';
import { listed } from '#shared/words/format';
import { packageName } from '#shared/words/names';
import { say } from '#shared/words/say';
import { dayOf, shortMoment } from '#shared/words/time';
import type { Engine } from '../engine/engine';
import type { Clock, Logger } from '../engine/ports';
import type { Notice } from './notice';

interface RemindersOptions {
  engine: Pick<Engine, 'accounts' | 'expiry'>;
  clock: Clock;
  isWanted: () => boolean;
  show: (notice: Notice, app: Pick<CalendarApp, 'accountId' | 'bundleId'>) => void;
  log: Logger;
}

export interface ExpiryReminders {
  /** Shows the reminders that are due now. */
  check(): Promise<void>;
  /** Checks now, and again every hour, until it is stopped. */
  watch(): Promise<void>;
  stop(): void;
}

const hourMs = 60 * 60_000;

/** Reminds of the end of builds that are the last one of a group: 14, 7 and 1 day before, each once. */
export function remindOfExpiry(options: RemindersOptions): ExpiryReminders {
  const { engine, clock, isWanted, show, log } = options;
  const stopping = new AbortController();
  let checking: Promise<void> = Promise.resolve();

  const check = async (): Promise<void> => {
    if (!isWanted()) return;
    const first = await due(engine, clock);
    if (first.length === 0) return;
    // A newer build may have reached the groups since the app was read last.
    await readAgain(engine, first);
    const still = await due(engine, clock);
    const told = Object.fromEntries(still.map(({ build, days }) => [build.id, days]));
    await engine.expiry.calendar.keepTold(told);
    for (const reminder of still) show(expiryNotice(reminder, clock.now().getTime()), reminder.app);
  };
  const checkInTurn = (): Promise<void> => {
    checking = checking.then(check).catch((thrown: unknown) => {
      log.warn('Reminders of expiring builds failed.', { error: toAppError(thrown).code });
    });
    return checking;
  };
  return {
    check: checkInTurn,
    watch: async () => {
      while (!stopping.signal.aborted) {
        await checkInTurn();
        await clock.sleep(hourMs, stopping.signal).catch(() => undefined);
      }
    },
    stop: () => stopping.abort(),
  };
}

/** Live accounts only: practice builds need no reminder. */
async function due(engine: RemindersOptions['engine'], clock: Clock): Promise<Reminder[]> {
  const [apps, told, accounts] = await Promise.all([
    engine.expiry.calendar.apps(),
    engine.expiry.calendar.told(),
    engine.accounts.list(),
  ]);
  const known = apps.filter(
    ({ environment, accountId }) =>
      environment === 'live' && accounts.some(({ id }) => id === accountId),
  );
  return dueReminders(known, told, clock.now().getTime());
}

/** An app that can't be read now is reminded of as it was read last. */
async function readAgain(
  engine: RemindersOptions['engine'],
  reminders: readonly Reminder[],
): Promise<void> {
  const apps = new Map(reminders.map(({ app }) => [`${app.accountId} ${app.bundleId}`, app]));
  for (const { accountId, bundleId } of apps.values()) {
    try {
      await engine.expiry.calendar.readApp(await engine.accounts.connection(accountId), bundleId);
    } catch (thrown) {
      if (!(thrown instanceof AppException)) throw thrown;
    }
  }
}

/** How old an answer may be before its age is shown. */
const freshMs = hourMs;

export function expiryNotice({ app, build, days }: Reminder, now: number): Notice {
  const name = packageName({ ...build, name: app.name || null, bundleId: app.bundleId });
  const groups = listed(build.lastFor);
  const isOld = now - Date.parse(app.readAt) > freshMs;
  const asOf = isOld ? [say('expiry.notice.as-of', { moment: shortMoment(app.readAt, now) })] : [];
  return {
    title: say('expiry.notice.title', { build: name, days }),
    body: [say('expiry.notice.body', { groups, day: dayOf(build.endsAt, now) }), ...asOf].join(' '),
  };
}
