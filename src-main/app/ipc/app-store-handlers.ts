import { storeWebAddress } from '#shared/asc/store-address';
import { fail } from '#shared/errors';
import { message } from '#shared/words/message';
import type { HandlerParts, HandlersOf } from './handler-parts';
import { assertAccount } from './test-information-handlers';

/** Characters: six texts of fifty languages, each as long as it may be typed. */
const largestDraft = 6_000_000;

/** The App Store side of an app. What changes something for Apple or for users is asked by a native dialog first. */
export function appStoreHandlers({
  engine,
  confirmer,
  confirmedRuns,
  drafts,
  openPage,
}: HandlerParts): HandlersOf<'app-store'> {
  return {
    'app-store:read': async ({ accountId, bundleId, platform }) =>
      engine.appStore.read(await engine.accounts.connection(accountId), { bundleId, platform }),
    'app-store:read-draft': (app) => drafts.readStore(app),
    'app-store:save-draft': async ({ draft, ...app }) => {
      await assertAccount(engine, app.accountId);
      if (JSON.stringify(draft).length > largestDraft)
        fail('call-refused', message('error.call-refused.draft'));
      await drafts.saveStore(app, draft);
      return null;
    },
    'app-store:check-links': async ({ accountId, versionId }) =>
      engine.appStore.checkLinks(await engine.accounts.connection(accountId), versionId),
    'app-store:publish': async ({ accountId, buildId, plan }) => {
      const run = await confirmedRuns.startStore(accountId, buildId, plan);
      return run && { runId: run.id };
    },
    'app-store:proceed': async ({ runId }) => {
      const run = await confirmedRuns.proceedStore(runId);
      return run && { runId: run.id };
    },
    'app-store:act': async ({ accountId, bundleId, platform, versionId, act }) => {
      const connection = await engine.accounts.connection(accountId);
      const of = { bundleId, platform };
      const account = (await engine.accounts.list()).find(({ id }) => id === accountId);
      const { app, versions } = await engine.appStore.read(connection, of);
      const found = versions.find(({ id }) => id === versionId);
      // The question names an app: nothing else may happen to a version of another one.
      if (found === undefined)
        return fail('store-act-refused', message('error.store-act-refused.no-version'));
      const version = found.versionString || '–';
      const environment = account?.environment ?? 'live';
      const facts = { environment, app: app.name, version, account: connection, act };
      const subject = { versionId, act };
      return confirmer.confirm({ kind: 'store-act', facts }, subject, async (confirmed) => {
        await engine.appStore.act(connection, confirmed.versionId, confirmed.act);
        return engine.appStore.read(connection, of);
      });
    },
    'app-store:open-page': async ({ accountId, page, ...app }) => {
      const account = (await engine.accounts.list()).find(({ id }) => id === accountId);
      if (account?.environment === 'practice')
        fail('request-refused', message('error.request-refused.practice-pages'));
      await openPage(storeWebAddress(page, app));
      return null;
    },
    'app-store:save-review-detail': async ({ accountId, versionId, base, change }) =>
      engine.appStore.saveReviewDetail(await engine.accounts.connection(accountId), versionId, {
        base,
        change,
      }),
  };
}
