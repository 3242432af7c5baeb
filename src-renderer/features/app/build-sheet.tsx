import type { AppPage } from '#shared/domain/app-page';
import type { AppKey } from '../../store/app-pages';
import { idOfApp } from '../../store/app-pages';
import { closeBuildSheet, useBuildSheets } from '../../store/build-sheets';
import { BuildDetailSheet } from './build-detail';
import { GiveSheet } from './give-sheet';

/** The sheet that is open for one of the app's builds. */
export function OpenBuildSheet({ app, page }: { app: AppKey; page: AppPage }) {
  const open = useBuildSheets((state) => state.open);
  const build = page.builds.find(({ id }) => id === open?.buildId);
  if (open === null || build === undefined || idOfApp(open.app) !== idOfApp(app)) return null;
  const common = { app, page, build, onClose: closeBuildSheet };
  if (open.sheet === 'detail') return <BuildDetailSheet {...common} />;
  return <GiveSheet key={`${build.id} ${open.sheet}`} {...common} begins={open.sheet} />;
}
