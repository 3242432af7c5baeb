import { join } from 'node:path';
import { z } from 'zod';
import type { Environment } from '#shared/domain/account';
import type { AppBuild } from '#shared/domain/app-page';
import type { BetaGroup } from '#shared/domain/destination';
import { testersTouched } from '#shared/domain/expiry';
import { CalendarApp, type CalendarBuild, ReminderTold } from '#shared/domain/expiry-calendar';
import { toAppError } from '#shared/errors';
import { listAppBuilds } from '../asc/app-builds';
import { findApp } from '../asc/apps';
import { listBetaGroups } from '../asc/beta-groups';
import type { AscClient } from '../asc/client';
import { environmentOf } from '../asc/server-address';
import type { Connection } from '../connection';
import type { Clock, Logger } from '../ports';
import { readJsonFile, writeJsonFile } from '../storage/json-file';
import { type ExpiryReading, findBuilds } from './preview-expiry';

const Kept = z.object({ apps: z.array(CalendarApp), told: ReminderTold.default({}) });
type Kept = z.infer<typeof Kept>;

interface CalendarOptions {
  home: string;
  clock: Clock;
  log: Logger;
  connect: (connection: Connection) => AscClient;
}

const environments: readonly Environment[] = ['live', 'practice'];
/** Reminders of builds that are long over are forgotten. */
const mostTold = 2_000;

/** When builds end, as App Store Connect said last: kept on disk, so that it can be shown without a network. */
export class ExpiryCalendar {
  /** One change of a file after the other. */
  private writing: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: CalendarOptions) {}

  async apps(): Promise<CalendarApp[]> {
    await this.writing;
    const kept = await Promise.all(environments.map((environment) => this.read(environment)));
    return kept.flatMap(({ apps }) => apps);
  }

  /** What reminders were given for live builds. */
  async told(): Promise<ReminderTold> {
    await this.writing;
    return (await this.read('live')).told;
  }

  /** On disk before the reminder is shown, so that a kill never repeats one. */
  keepTold(told: ReminderTold): Promise<void> {
    return this.change('live', (kept) => {
      const all = Object.entries({ ...kept.told, ...told }).slice(-mostTold);
      return { ...kept, told: Object.fromEntries(all) };
    });
  }

  /** Reads one app: three requests, and one more for every further 200 builds. */
  async readApp(connection: Connection, bundleId: string): Promise<void> {
    const client = this.options.connect(connection).brief;
    const { id, name } = await findApp(client, bundleId);
    const [{ builds }, groups] = await Promise.all([
      listAppBuilds(client, id, 'all', { 'filter[expired]': false }),
      listBetaGroups(client, id),
    ]);
    await this.keep(connection, { app: { id, name, bundleId }, builds, groups });
  }

  /** What was read for something else is kept too. It must not fail because of this. */
  keepQuietly(connection: Connection, reading: ExpiryReading): void {
    this.keep(connection, reading).catch((thrown: unknown) => {
      const error = toAppError(thrown).code;
      this.options.log.warn('The ends of builds were not saved.', { error });
    });
  }

  /** Resolves once everything that was read is on disk. */
  async saved(): Promise<void> {
    await this.writing;
  }

  private keep(connection: Connection, reading: ExpiryReading): Promise<void> {
    const { accountId, keyId, apiUrl } = connection;
    const environment = environmentOf(keyId, apiUrl);
    const now = this.options.clock.now();
    const { id: appId, name, bundleId } = reading.app;
    const builds = calendarBuilds(reading.builds, reading.groups, now.getTime());
    const app: CalendarApp = {
      accountId,
      environment,
      appId,
      bundleId,
      name,
      readAt: now.toISOString(),
      builds,
    };
    return this.change(environment, (kept) => ({
      ...kept,
      apps: [
        ...kept.apps.filter((one) => one.accountId !== accountId || one.bundleId !== bundleId),
        app,
      ],
    }));
  }

  private change(environment: Environment, next: (kept: Kept) => Kept): Promise<void> {
    const write = async () =>
      writeJsonFile(this.fileOf(environment), next(await this.read(environment)));
    const writing = this.writing.then(write, write);
    this.writing = writing.catch(() => undefined);
    return writing;
  }

  private read(environment: Environment): Promise<Kept> {
    return readJsonFile(this.fileOf(environment), Kept, { apps: [], told: {} });
  }

  private fileOf(environment: Environment): string {
    // Not shown: the name of a file.
    return join(this.options.home, environment, 'expiry-calendar.json');
  }
}

function calendarBuilds(
  builds: readonly AppBuild[],
  groups: readonly BetaGroup[],
  now: number,
): CalendarBuild[] {
  const { rows } = findBuilds(builds, groups, null, now);
  const nameOf = (id: string) => groups.find((group) => group.id === id)?.name || id;
  return rows.flatMap((row) => {
    const { id, version, buildNumber, platform, expirationDate, groupIds } = row;
    if (expirationDate === null || Number.isNaN(Date.parse(expirationDate))) return [];
    return {
      id,
      version,
      buildNumber,
      platform,
      endsAt: new Date(expirationDate).toISOString(),
      groups: groupIds?.map(nameOf) ?? null,
      lastFor: row.newestFor.map(nameOf),
      testers: testersTouched(groups, [row]),
    };
  });
}
