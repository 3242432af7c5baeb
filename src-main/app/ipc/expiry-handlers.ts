import { randomUUID } from 'node:crypto';
import type { Account } from '#shared/domain/account';
import {
  asTarget,
  type ExpiryAct,
  type ExpiryPreview,
  type ExpiryTarget,
  isOpen,
} from '#shared/domain/expiry';
import type { Losing } from '#shared/domain/reach';
import { AppException, fail } from '#shared/errors';
import { message } from '#shared/words/message';
import type { Connection } from '../../engine/connection';
import { calendarHandlers } from './expiry-calendar-handlers';
import type { HandlerParts, HandlersOf } from './handler-parts';

/** Lists that a person may still expire from: more are never open at once. */
const keptLists = 8;

/** Only builds of a list that main made itself can be expired, whatever the page asks for. */
export function expiryHandlers(parts: HandlerParts): HandlersOf<'expiry'> {
  const { engine, confirmer } = parts;
  const lists = new Map<string, { accountId: string; preview: ExpiryPreview }>();
  const accountOf = async (accountId: string): Promise<Account> =>
    (await engine.accounts.list()).find(({ id }) => id === accountId) ??
    fail('account-not-found', message('error.account-not-found.deleted'));

  const losing = async (
    connection: Connection,
    { id: appId }: ExpiryAct['app'],
    builds: readonly ExpiryTarget[],
  ): Promise<Losing | null> => {
    try {
      return await engine.reach.losing(connection, { appId, buildIds: builds.map(({ id }) => id) });
    } catch (thrown) {
      // The question says that they could not be counted.
      if (thrown instanceof AppException) return null;
      throw thrown;
    }
  };
  const ask = async (
    accountId: string,
    app: ExpiryAct['app'],
    builds: readonly ExpiryTarget[],
    work: (connection: Connection, confirmed: readonly ExpiryTarget[]) => Promise<ExpiryAct>,
  ): Promise<ExpiryAct | null> => {
    const account = await accountOf(accountId);
    const connection = await engine.accounts.connection(accountId);
    const lost = await losing(connection, app, builds);
    const act = { kind: 'expire', account, app: app.name, builds, losing: lost } as const;
    return confirmer.confirm(act, [...builds], (confirmed) => work(connection, confirmed));
  };

  return {
    'expiry:preview': async ({ accountId, bundleId, filter, isFresh }) => {
      const connection = await engine.accounts.connection(accountId);
      const preview = await engine.expiry.preview(connection, bundleId, filter, { isFresh });
      const ticket = randomUUID();
      lists.set(ticket, { accountId, preview });
      const [oldest] = lists.keys();
      if (lists.size > keptLists && oldest !== undefined) lists.delete(oldest);
      return { ticket, preview };
    },
    'expiry:expire': async ({ ticket, buildIds }) => {
      const list = lists.get(ticket);
      const chosen = new Set(buildIds);
      const rows = list?.preview.rows.filter(({ id }) => chosen.has(id)) ?? [];
      if (list === undefined || rows.length !== chosen.size)
        return fail('expiry-outdated', message('error.expiry-outdated.detail'));
      const { app } = list.preview;
      return ask(list.accountId, app, rows.map(asTarget), (connection, confirmed) => {
        lists.delete(ticket);
        return engine.expiry.expire(connection, app, confirmed);
      });
    },
    'expiry:stopped': async ({ accountId, bundleId }) =>
      engine.expiry.stopped(await engine.accounts.connection(accountId), bundleId),
    'expiry:resume': async ({ accountId, actId }) => {
      const connection = await engine.accounts.connection(accountId);
      const act = await engine.expiry.find(connection, actId);
      const rest = act.results.filter(isOpen).map(({ build }) => build);
      return ask(accountId, act.app, rest, (confirmed) => engine.expiry.resume(confirmed, actId));
    },
    ...calendarHandlers(parts),
    'expiry:leave': async ({ accountId, actId }) => {
      await engine.expiry.leave(await engine.accounts.connection(accountId), actId);
      return null;
    },
  };
}
