import { basename } from 'node:path';
import type { Account } from '#shared/domain/account';
import type { Invitee, Tester } from '#shared/domain/tester';
import { isAddress } from '#shared/domain/tester-address';
import { fail } from '#shared/errors';
import { message } from '#shared/words/message';
import { inWords, say } from '#shared/words/say';
import type { Connection } from '../../engine/connection';
import { knownPath } from '../known-paths';
import { readPeopleFile, writePeopleFile } from '../people-files';
import type { HandlerParts, HandlersOf } from './handler-parts';

/** More people than these are not removed in an hour without a question, even with an undo. */
const mostUnasked = 25;
const unaskedForMs = 60 * 60_000;

/** The groups of an app, and their testers. Names and numbers of every question are read from Apple, not the page. */
export function testerHandlers(parts: HandlerParts): HandlersOf<'groups' | 'testers'> {
  const { engine, confirmer, dropped, chooseFile, chooseSavePath } = parts;
  const { testers } = engine;
  const connection = (accountId: string) => engine.accounts.connection(accountId);
  const unasked = new Unasked();
  return {
    'groups:list': async ({ accountId, bundleId }) =>
      testers.groups(await connection(accountId), bundleId),
    'groups:create': async ({ accountId, bundleId, group }) =>
      testers.createGroup(await connection(accountId), bundleId, group),
    'groups:rename': async ({ accountId, bundleId, groupId, name }) =>
      testers.renameGroup(await connection(accountId), bundleId, groupId, name),
    'groups:set-link': async ({ accountId, bundleId, groupId, link }) => {
      const account = await accountOf(parts, accountId);
      const to = await connection(accountId);
      const change = (confirmed: typeof link) => testers.setLink(to, bundleId, groupId, confirmed);
      if (!link.isOn) return change(link);
      const { app, group } = await testers.group(to, bundleId, groupId);
      const act = {
        kind: 'public-link',
        account,
        app: app.name,
        group,
        limit: link.limit,
      } as const;
      return confirmer.confirm(act, link, change);
    },
    'testers:read': async ({ accountId, bundleId, groupId }) =>
      testers.read(await connection(accountId), bundleId, groupId),
    'testers:read-more': async ({ accountId, more }) =>
      testers.readMore(await connection(accountId), more),
    'testers:users': async ({ accountId, bundleId }) =>
      testers.users(await connection(accountId), bundleId),
    'testers:preview': async ({ accountId, source, ...target }) => {
      if ('text' in source)
        return testers.preview(await connection(accountId), target, {
          text: source.text,
          fileName: null,
        });
      const path =
        source.path === null
          ? await chooseFile(peopleFileDialog())
          : knownPath(dropped, source.path);
      if (path === null) return null;
      const text = await readPeopleFile(path);
      const fileName = basename(path);
      return testers.preview(await connection(accountId), target, { text, fileName });
    },
    'testers:invite': async ({ accountId, bundleId, groupId, people, leftOut }) => {
      const account = await accountOf(parts, accountId);
      const to = await connection(accountId);
      const target = await testers.group(to, bundleId, groupId);
      const act = {
        kind: 'invite-testers',
        account,
        app: target.app.name,
        group: target.group,
        emails: distinctAddresses(people),
        unclear: 0,
        hasBuild: await testers.hasBuild(to, [target.group]),
      } as const;
      return confirmer.confirm(act, people, (confirmed) =>
        testers.invite(to, target, confirmed, leftOut),
      );
    },
    'testers:invitations': () => testers.invitations.list(),
    'testers:invitation-rows': ({ invitationId }) => testers.invitations.rows(invitationId),
    'testers:stop-invitation': ({ invitationId }) => testers.invitations.stop(invitationId),
    'testers:resume-invitation': async ({ invitationId }) => {
      const { accountId, bundleId, group } = await testers.invitations.get(invitationId);
      const account = await accountOf(parts, accountId);
      const to = await connection(accountId);
      const target = await testers.group(to, bundleId, group.id);
      const left = (await testers.invitations.rows(invitationId)).filter(
        ({ outcome }) => outcome === 'waiting' || outcome === 'failed' || outcome === 'unclear',
      );
      const act = {
        kind: 'invite-testers',
        account,
        app: target.app.name,
        group: target.group,
        emails: left.map(({ email }) => email),
        unclear: left.filter(({ outcome }) => outcome === 'unclear').length,
        hasBuild: await testers.hasBuild(to, [target.group]),
      } as const;
      return confirmer.confirm(act, invitationId, (confirmed) =>
        testers.invitations.resume(confirmed, to),
      );
    },
    'testers:remove-invitation': async ({ invitationId }) => {
      await testers.invitations.remove(invitationId);
      return null;
    },
    'testers:export-invitation': async ({ invitationId }) => {
      const { group } = await testers.invitations.get(invitationId);
      const rows = (await testers.invitations.rows(invitationId)).filter(
        ({ outcome }) =>
          outcome === 'failed' ||
          outcome === 'unclear' ||
          outcome === 'waiting' ||
          outcome === 'left-out',
      );
      const path = await chooseSavePath({
        ...peopleFileDialog(),
        title: say('beta-testers.export.title'),
        button: say('beta-testers.export.button'),
        fileName: `${say('beta-testers.export.file', { group: group.name }).replace(/[^\p{L}\p{N} ._-]/gu, ' ')}.csv`,
      });
      if (path === null) return null;
      await writePeopleFile(
        path,
        rows.map(({ outcome, error, reason, ...person }) => ({
          ...person,
          note:
            error !== null
              ? `${inWords(error.title)}: ${inWords(error.detail)}`
              : reason !== null
                ? inWords(reason)
                : say(`beta-testers.outcome.${outcome}`),
        })),
      );
      return { fileName: basename(path) };
    },
    'testers:remove': async ({ accountId, bundleId, groupId, testerIds }) => {
      const account = await accountOf(parts, accountId);
      const to = await connection(accountId);
      const found = await existing(parts, to, testerIds);
      const ids = found.map(({ id }) => id);
      const remove = (confirmed: typeof ids) => testers.remove(to, bundleId, groupId, confirmed);
      // Without an address they could not be invited again.
      const byLink = found.filter(({ email }) => email === null).length;
      if (byLink === 0 && unasked.takes(ids.length)) return remove(ids);
      const { app, group } = await testers.group(to, bundleId, groupId);
      const count = ids.length;
      const act = { kind: 'remove-testers', account, app: app.name, group, count, byLink } as const;
      return confirmer.confirm(act, ids, remove);
    },
    'testers:restore': ({ removalId }) => testers.restore(removalId),
    'testers:remove-from-app': ({ accountId, bundleId, testerIds }) =>
      askAboutTesters(parts, 'remove-from-app', { accountId, bundleId, testerIds }, (to, ids) =>
        testers.removeFromApp(to, bundleId, ids),
      ),
    'testers:resend': ({ accountId, bundleId, testerIds }) =>
      askAboutTesters(parts, 'resend-invitations', { accountId, bundleId, testerIds }, (to, ids) =>
        testers.resend(to, bundleId, ids),
      ),
  };
}

async function accountOf({ engine }: HandlerParts, accountId: string): Promise<Account> {
  const account = (await engine.accounts.list()).find(({ id }) => id === accountId);
  return account ?? fail('account-not-found', message('error.account-not-found.deleted'));
}

interface AskedTesters {
  accountId: string;
  bundleId: string;
  testerIds: string[];
}

/** Asks about these testers, by their names as Apple has them. */
async function askAboutTesters<T>(
  parts: HandlerParts,
  kind: 'remove-from-app' | 'resend-invitations',
  { accountId, bundleId, testerIds }: AskedTesters,
  work: (to: Connection, testerIds: readonly string[]) => Promise<T>,
): Promise<T | null> {
  const { engine, confirmer } = parts;
  const account = await accountOf(parts, accountId);
  const to = await engine.accounts.connection(accountId);
  const { name } = await engine.testers.app(to, bundleId);
  const found = await existing(parts, to, testerIds);
  const ids = found.map(({ id }) => id);
  const emails = found.flatMap(({ email }) => email ?? []);
  const act = { kind, account, app: name, emails, count: ids.length } as const;
  return confirmer.confirm(act, ids, (confirmed) => work(to, confirmed));
}

/** These testers, each once, as Apple has them. Throws `tester-list-outdated` if it has none of them. */
async function existing(
  { engine }: HandlerParts,
  to: Connection,
  testerIds: readonly string[],
): Promise<Tester[]> {
  const found = await engine.testers.byId(to, [...new Set(testerIds)]);
  if (found.length === 0)
    fail('tester-list-outdated', message('error.tester-list-outdated.detail'));
  return found;
}

/** The people that an invitation is sent to: a repeated address once, and none that is no address. */
function distinctAddresses(people: readonly Invitee[]): string[] {
  const emails = people.map(({ email }) => email).filter(isAddress);
  return [...new Map(emails.map((email) => [email.toLowerCase(), email])).values()];
}

/** How many people were removed without a question: many small removals are one large one. */
class Unasked {
  private removed: { at: number; count: number }[] = [];

  takes(count: number): boolean {
    const since = Date.now() - unaskedForMs;
    this.removed = this.removed.filter(({ at }) => at > since);
    const before = this.removed.reduce((sum, one) => sum + one.count, 0);
    if (before + count > mostUnasked) return false;
    this.removed.push({ at: Date.now(), count });
    return true;
  }
}

const peopleFileDialog = () => ({
  title: say('beta-testers.choose'),
  button: say('beta-testers.choose-button'),
  filters: [
    { name: say('beta-testers.choose-files'), extensions: ['csv', 'txt', 'tsv', 'tab', 'text'] },
    { name: say('choose.all-files'), extensions: ['*'] },
  ],
});
