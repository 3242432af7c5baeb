import { fail } from '#shared/errors';
import { message } from '#shared/words/message';
import type { Engine } from '../../engine/engine';
import type { HandlerParts, HandlersOf } from './handler-parts';

/** Characters: every field of fifty languages, twice, as long as Apple takes it. */
const largestDraft = 1_000_000;

/** What is kept for an app belongs to an account that is here. Throws `account-not-found`. */
export async function assertAccount(
  { accounts }: Pick<Engine, 'accounts'>,
  accountId: string,
): Promise<void> {
  const all = await accounts.list();
  if (!all.some(({ id }) => id === accountId))
    fail('account-not-found', message('error.account-not-found.deleted'));
}

/** Test Information is read and saved at App Store Connect; what was typed stays on this computer until it is saved. */
export function testInformationHandlers({
  engine,
  drafts,
}: HandlerParts): HandlersOf<'test-information'> {
  return {
    'test-information:read': async ({ accountId, bundleId }) =>
      engine.testInformation.read(await engine.accounts.connection(accountId), bundleId),
    'test-information:save': async ({ accountId, bundleId, changes }) =>
      engine.testInformation.save(await engine.accounts.connection(accountId), bundleId, changes),
    'test-information:read-draft': (app) => drafts.readInformation(app),
    'test-information:save-draft': async ({ draft, ...app }) => {
      await assertAccount(engine, app.accountId);
      if (JSON.stringify(draft).length > largestDraft)
        fail('call-refused', message('error.call-refused.draft'));
      await drafts.saveInformation(app, draft);
      return null;
    },
  };
}
