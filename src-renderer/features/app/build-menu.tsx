import type { AppBuild, AppPage } from '#shared/domain/app-page';
import { needsNoPackage } from '#shared/domain/publish-plan';
import { giveOffReason, isExpired } from '#shared/words/app-builds';
import { say } from '#shared/words/say';
import { copyText } from '../../store/actions';
import { copyBuildLink, openAppPage, openForExistingBuild } from '../../store/app-actions';
import type { AppKey } from '../../store/app-pages';
import { openBuildNotes } from '../../store/build-notes';
import { openBuildSheet } from '../../store/build-sheets';
import { openExpiry } from '../../store/expiry';
import { accountById, useSnapshots } from '../../store/snapshots';
import { show } from '../../store/window';
import { RowMenu } from '../../ui/row-menu';
import { versionAndBuild } from '../../words/package';

interface BuildMenuProps {
  app: AppKey;
  page: AppPage;
  build: AppBuild;
  /** The newest run of this build here. */
  runId: string | null;
}

type Act =
  | 'give'
  | 'expire'
  | 'open-run'
  | 'use'
  | 'edit-notes'
  | 'open-page'
  | 'copy-link'
  | 'copy-id';

function nameOf(act: Act): string {
  return act === 'give' ? say('builds.act.give') : say(`app-page.row.${act}`);
}

/** What can be done with a build now. */
function actsOf({ app, build, runId }: Omit<BuildMenuProps, 'page'>): Act[] {
  const { accounts, runs } = useSnapshots.getState();
  const isLive = accountById(accounts, app.accountId)?.environment === 'live';
  const run = runs[runId ?? ''];
  const hasPackage = run !== undefined && !needsNoPackage(run.plan);
  return [
    ...(giveOffReason(build) === null ? (['give'] as const) : []),
    ...(runId === null ? [] : (['open-run'] as const)),
    // Its package is known from the run, and says which plan is checked.
    ...(!hasPackage || isExpired(build) ? [] : (['use'] as const)),
    ...(isExpired(build) ? [] : (['edit-notes'] as const)),
    // Practice builds have no page at Apple.
    ...(isLive ? (['open-page', 'copy-link'] as const) : []),
    'copy-id',
    ...(isExpired(build) ? [] : (['expire'] as const)),
  ];
}

/** What can be done with one build. */
export function BuildMenu({ app, page, build, runId }: BuildMenuProps) {
  const perform: Record<Act, () => void> = {
    give: () => openBuildSheet(app, build.id, 'give'),
    'open-run': () => runId && show({ name: 'run', runId }),
    use: () => {
      const run = useSnapshots.getState().runs[runId ?? ''];
      if (run !== undefined) void openForExistingBuild(run, app.accountId);
    },
    'edit-notes': () => openBuildNotes({ ...app, buildId: build.id }, ''),
    'open-page': () => void openAppPage(app, page, build),
    'copy-link': () => copyBuildLink(page, build),
    'copy-id': () => copyText(build.id),
    expire: () => void openExpiry(app, build.id),
  };
  return (
    <RowMenu
      label={say('app-page.row.actions', { build: versionAndBuild(build) })}
      items={() => actsOf({ app, build, runId }).map((id) => ({ id, name: nameOf(id) }))}
      onAction={(id) => perform[id as Act]()}
    />
  );
}
