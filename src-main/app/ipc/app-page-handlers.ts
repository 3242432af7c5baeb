import { testFlightAddress } from '#shared/asc/test-flight-address';
import { PublishPlan } from '#shared/domain/publish-plan';
import { fail } from '#shared/errors';
import { message } from '#shared/words/message';
import type { HandlerParts, HandlersOf } from './handler-parts';

/** The apps of an account, the page of one of them, and the notes of its builds. */
export function appPageHandlers({
  engine,
  confirmedRuns,
  openPage,
}: HandlerParts): HandlersOf<'apps' | 'builds'> {
  return {
    'builds:give': async ({ accountId, buildId, choices }) => {
      const plan = PublishPlan.parse({
        ...choices,
        packagePath: '',
        scope: 'existing-build',
        existing: { buildId },
      });
      const run = await confirmedRuns.startExisting(accountId, plan);
      return run && { runId: run.id };
    },
    'builds:read-detail': async ({ accountId, ...build }) =>
      engine.builds.readDetail(await engine.accounts.connection(accountId), build),
    'builds:read-feedback': async ({ accountId, appId }) =>
      engine.builds.readFeedback(await engine.accounts.connection(accountId), appId),
    'builds:read-notes': async ({ accountId, bundleId, buildId }) =>
      engine.builds.readNotes(await engine.accounts.connection(accountId), bundleId, buildId),
    'builds:send-notes': async ({ accountId, base, notes, ...build }) => {
      const connection = await engine.accounts.connection(accountId);
      const { id } = await engine.runs.startNotes(connection, build, { base, notes });
      return { runId: id };
    },
    'apps:list': async ({ accountId }) =>
      engine.apps.list(await engine.accounts.connection(accountId)),
    'apps:read': async ({ accountId, bundleId, reach }) =>
      engine.apps.read(await engine.accounts.connection(accountId), bundleId, reach),
    'apps:open-page': async ({ accountId, appId, platform, buildId }) => {
      const account = (await engine.accounts.list()).find(({ id }) => id === accountId);
      if (account?.environment === 'practice')
        fail('request-refused', message('error.request-refused.practice-pages'));
      await openPage(testFlightAddress(appId, platform, buildId));
      return null;
    },
  };
}
