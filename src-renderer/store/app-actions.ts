import { testFlightAddress } from '#shared/asc/test-flight-address';
import { sameVersion } from '#shared/asc/version-numbers';
import type { AppBuild, AppPage } from '#shared/domain/app-page';
import type { PublishRun } from '#shared/domain/publish-run';
import { request } from '../bridge/bridge';
import { errorSentences } from '../words/error';
import { copyText } from './actions';
import type { AppKey } from './app-pages';
import { openPackageFor } from './package-actions';
import { usePlan } from './plan';
import { setUsesExistingBuild } from './plan-actions';
import { showToast } from './window';

/** Opens the app's page in App Store Connect, or that of one of its builds. */
export async function openAppPage(
  { accountId }: AppKey,
  { app, builds }: AppPage,
  build: AppBuild | null = null,
): Promise<void> {
  const reply = await request('apps:open-page', {
    accountId,
    appId: app.id,
    platform: (build ?? builds[0])?.platform ?? null,
    buildId: build?.id ?? null,
  });
  if (!reply.ok) showToast(errorSentences(reply.error));
}

/** Copies the address of a build's page in App Store Connect. */
export function copyBuildLink({ app }: AppPage, { platform, id }: AppBuild): void {
  copyText(testFlightAddress(app.id, platform, id));
}

/** Opens the package of a run on the Publish screen, set to use its build at Apple instead of uploading it again. */
export async function openForExistingBuild(run: PublishRun, accountId: string): Promise<void> {
  await openPackageFor(run.plan.packagePath, accountId);
  const info = usePlan.getState().plan?.package.info;
  const isSame =
    info?.bundleId === run.package.bundleId &&
    sameVersion(info.version, run.package.version) &&
    sameVersion(info.buildNumber, run.package.buildNumber);
  // The file may hold another build by now: then it is a package like any other.
  if (isSame) setUsesExistingBuild(true);
}
