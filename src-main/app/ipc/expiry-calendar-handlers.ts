import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Account } from '#shared/domain/account';
import {
  type CalendarApp,
  type CalendarEntry,
  calendarEntries,
  reminderDays,
} from '#shared/domain/expiry-calendar';
import { type AppError, AppException, fail } from '#shared/errors';
import { listed } from '#shared/words/format';
import { message } from '#shared/words/message';
import { packageName } from '#shared/words/names';
import { say } from '#shared/words/say';
import type { Engine } from '../../engine/engine';
import { calendarText } from '../calendar-file';
import type { HandlerParts, HandlersOf } from './handler-parts';

type CalendarChannel = 'expiry:calendar' | 'expiry:read-calendar' | 'expiry:export-calendar';

interface AppName {
  accountId: string;
  bundleId: string;
}

/** Apps that are read at the same time. */
const atOnce = 3;

/** When the builds of all apps end. */
export function calendarHandlers({
  engine,
  chooseSavePath,
}: HandlerParts): Pick<HandlersOf<'expiry'>, CalendarChannel> {
  return {
    'expiry:calendar': () => knownCalendar(engine),
    'expiry:read-calendar': async ({ reach }) => {
      const errors: AppError[] = [];
      const orError = async (work: () => Promise<void>): Promise<void> => {
        try {
          await work();
        } catch (thrown) {
          if (!(thrown instanceof AppException)) throw thrown;
          errors.push(thrown.error);
        }
      };
      const names = new Map<string, AppName>();
      const add = (app: AppName) => names.set(`${app.accountId} ${app.bundleId}`, app);
      const accounts = await engine.accounts.list();
      for (const app of await appsOfHere(engine, accounts)) add(app);
      if (reach === 'all')
        for (const { id: accountId } of accounts)
          await orError(async () => {
            const all = await engine.apps.list(await engine.accounts.connection(accountId));
            for (const { bundleId } of all) add({ accountId, bundleId });
          });
      const waiting = [...names.values()];
      const readRest = async (): Promise<void> => {
        for (let app = waiting.shift(); app !== undefined; app = waiting.shift()) {
          const { accountId, bundleId } = app;
          await orError(async () =>
            engine.expiry.calendar.readApp(await engine.accounts.connection(accountId), bundleId),
          );
        }
      };
      await Promise.all(Array.from({ length: atOnce }, readRest));
      const [error = null] = errors;
      return { apps: await knownCalendar(engine), failed: errors.length, error };
    },
    'expiry:export-calendar': async ({ onlyLast }) => {
      const path = await chooseSavePath({
        title: say('expiry.calendar.save'),
        button: say('expiry.calendar.save-button'),
        filters: [{ name: say('expiry.calendar.files'), extensions: ['ics'] }],
        // Not shown: a file name.
        fileName: 'testflight-builds.ics',
      });
      if (path === null) return null;
      const now = new Date();
      const accounts = await engine.accounts.list();
      const entries = calendarEntries(await knownCalendar(engine), now.getTime()).filter(
        ({ build }) => !onlyLast || build.lastFor.length > 0,
      );
      const events = entries.map((entry) => eventOf(entry, accounts));
      const text = calendarText(say('expiry.calendar.name'), events, now);
      await writeFile(path, text).catch((thrown: unknown) => {
        const { code = '' } = thrown as NodeJS.ErrnoException;
        fail('storage-failed', message('error.storage-failed.file', { path, code }), {
          cause: thrown,
        });
      });
      return { fileName: basename(path), count: events.length };
    },
  };
}

/** Apps of accounts that are still here. */
async function knownCalendar(engine: Engine): Promise<CalendarApp[]> {
  const [apps, accounts] = await Promise.all([
    engine.expiry.calendar.apps(),
    engine.accounts.list(),
  ]);
  return apps.filter(({ accountId }) => accounts.some(({ id }) => id === accountId));
}

/** Apps that were opened or published here, or have a preset. */
async function appsOfHere(engine: Engine, accounts: readonly Account[]): Promise<AppName[]> {
  const [opened, runs] = await Promise.all([engine.expiry.calendar.apps(), engine.runs.list()]);
  const published = runs.map((run) => ({
    accountId: run.account.id,
    bundleId: run.package.bundleId,
  }));
  return [...opened, ...published, ...engine.presets.list().presets].flatMap(
    ({ accountId, bundleId }) => {
      const isHere = accounts.some(({ id }) => id === accountId);
      return isHere && accountId !== null && bundleId ? [{ accountId, bundleId }] : [];
    },
  );
}

function eventOf({ app, build }: CalendarEntry, accounts: readonly Account[]) {
  const name = packageName({ ...build, name: app.name || null, bundleId: app.bundleId });
  const account = accounts.find(({ id }) => id === app.accountId)?.name ?? '';
  const lines = [
    ...(build.lastFor.length > 0
      ? [say('expiry.calendar.event-last', { groups: listed(build.lastFor) })]
      : []),
    ...(build.groups !== null && build.groups.length > 0
      ? [say('expiry.calendar.event-groups', { groups: listed(build.groups) })]
      : []),
    say('expiry.calendar.event-account', { account }),
  ];
  return {
    // Not shown: a name that no other program's events have.
    uid: `build-${build.id}@slipway.app`,
    at: new Date(build.endsAt),
    summary: say('expiry.calendar.event', { build: name }),
    description: lines.join('\n'),
    alarmDays: build.lastFor.length > 0 ? [...reminderDays] : [],
  };
}
