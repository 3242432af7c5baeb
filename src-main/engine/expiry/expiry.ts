import type { ExpiryAct, ExpiryFilter, ExpiryPreview, ExpiryTarget } from '#shared/domain/expiry';
import type { AscClient } from '../asc/client';
import type { Connection } from '../connection';
import type { Clock, Logger } from '../ports';
import { ExpiryCalendar } from './calendar';
import { ExpiryActs } from './expire-builds';
import { type ExpiryReading, previewOf, readForExpiry } from './preview-expiry';

/** How long a reading answers other filters. */
const youngMs = 60_000;

/** Builds whose time is over, by hand or by Apple's 90 days. */
export interface Expiry {
  /**
   * What an expiry of the builds that the filter finds would change; sends nothing. Another filter within a minute is
   * answered from the same reading, unless a fresh one is asked for.
   */
  preview(
    connection: Connection,
    bundleId: string,
    filter: ExpiryFilter,
    how?: { isFresh: boolean },
  ): Promise<ExpiryPreview>;
  /**
   * Takes these builds from all their testers, for good, and no other build. Each is read again just before: one that
   * changed since it was chosen is skipped. Resolves with a result for each.
   */
  expire(
    connection: Connection,
    app: ExpiryAct['app'],
    builds: readonly ExpiryTarget[],
  ): Promise<ExpiryAct>;
  /** Throws `expiry-not-stopped` if there is no such act. */
  find(connection: Connection, actId: string): Promise<ExpiryAct>;
  /** Acts of an app that stopped in the middle, newest first. */
  stopped(connection: Connection, bundleId: string): Promise<ExpiryAct[]>;
  /** Continues with the builds that an act has not expired yet. Throws `expiry-not-stopped`. */
  resume(connection: Connection, actId: string): Promise<ExpiryAct>;
  /** When builds end. */
  calendar: ExpiryCalendar;
  /** Leaves the rest of a stopped act as it is, for good. */
  leave(connection: Connection, actId: string): Promise<void>;
}

interface ExpiryOptions {
  home: string;
  clock: Clock;
  log: Logger;
  connect: (connection: Connection) => AscClient;
  onChanged: (act: ExpiryAct) => void;
}

export function makeExpiry(options: ExpiryOptions): Expiry & { close(): Promise<void> } {
  const { connect, clock } = options;
  const acts = new ExpiryActs(options);
  const calendar = new ExpiryCalendar(options);
  const readings = new Map<string, { reading: ExpiryReading; readAt: Date; at: number }>();
  return {
    async preview(connection, bundleId, filter, { isFresh } = { isFresh: true }) {
      const key = JSON.stringify([connection.accountId, connection.apiUrl, bundleId]);
      const last = readings.get(key);
      const isYoung = last !== undefined && clock.monotonic() - last.at < youngMs;
      const reading =
        isYoung && !isFresh ? last.reading : await readForExpiry(connect(connection), bundleId);
      const readAt = isYoung && !isFresh ? last.readAt : clock.now();
      if (!isYoung || isFresh) calendar.keepQuietly(connection, reading);
      readings.set(key, isYoung && !isFresh ? last : { reading, readAt, at: clock.monotonic() });
      return previewOf(reading, filter, readAt, clock.now().getTime());
    },
    expire(connection, app, builds) {
      readings.clear();
      return acts.start(connection, { app, builds });
    },
    find: (connection, actId) => acts.find(connection, actId),
    stopped: (connection, bundleId) => acts.stopped(connection, bundleId),
    resume: (connection, actId) => acts.resume(connection, actId),
    leave: (connection, actId) => acts.leave(connection, actId),
    calendar,
    async close() {
      await acts.close();
      await calendar.saved();
    },
  };
}
