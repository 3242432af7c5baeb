import { ExternalLink } from 'lucide-react';
import type { ReactNode } from 'react';
import { say } from '#shared/words/say';
import { openAppPage } from '../../store/app-actions';
import { type AppKey, pageOf, useAppName, useAppPages } from '../../store/app-pages';
import { choosePackage } from '../../store/package-actions';
import { accountById, useSnapshots } from '../../store/snapshots';
import { useWindow } from '../../store/window';
import { Button } from '../../ui/button';
import { CopyButton } from '../../ui/copy-button';
import { IconTile } from '../../ui/icon-tile';

interface AppHeadProps {
  app: AppKey;
  /** Beside the name. */
  heading?: ReactNode;
  /** In place of the buttons. */
  acts?: ReactNode;
}

/** Which app this is, the number of its next build, and the button that publishes it. */
export function AppHead({ app, heading, acts }: AppHeadProps) {
  const page = useAppPages((state) => pageOf(state, app).value);
  const account = useSnapshots((state) => accountById(state.accounts, app.accountId));
  const icon = useWindow((state) => state.icons[app.bundleId] ?? null);
  const name = useAppName(app);
  return (
    <header className="app-head">
      <IconTile icon={icon} name={name} />
      <div className="app-head-words">
        <h1 title={name}>
          <bdi>{name}</bdi>
          {heading}
        </h1>
        <div className="app-head-facts small">
          <code className="selectable">{app.bundleId}</code>
          {account !== null && <bdi>{account.name}</bdi>}
          {page !== null && page.nextBuildNumber !== null && (
            <span className="app-next">
              {say('app-page.next-number')}{' '}
              <b className="numbers selectable">{page.nextBuildNumber}</b>
              <CopyButton text={page.nextBuildNumber} isIcon>
                {say('app-page.copy-number')}
              </CopyButton>
            </span>
          )}
        </div>
      </div>
      <div className="app-head-acts">{acts ?? <Acts app={app} />}</div>
    </header>
  );
}

function Acts({ app }: { app: AppKey }) {
  const page = useAppPages((state) => pageOf(state, app).value);
  const account = useSnapshots((state) => accountById(state.accounts, app.accountId));
  return (
    <>
      {page !== null && account?.environment === 'live' && (
        <Button onPress={() => void openAppPage(app, page)}>
          <ExternalLink aria-hidden />
          {say('app-page.open')}
        </Button>
      )}
      <Button kind="main" onPress={() => void choosePackage()}>
        {say('app-page.publish')}
      </Button>
    </>
  );
}
