import type { ReactNode } from 'react';
import type { UpdateState, UpdateStatus } from '#shared/domain/update';
import { say } from '#shared/words/say';
import { useSnapshots } from '../../store/snapshots';
import {
  cancelUpdate,
  checkForUpdates,
  downloadUpdate,
  installOnQuit,
  openDownloadPage,
  remindLater,
  restartToUpdate,
  skipVersion,
  useUpdates,
} from '../../store/updates';
import { closeSheet, useWindow } from '../../store/window';
import { Button } from '../../ui/button';
import { Sheet } from '../../ui/dialog';
import { ErrorNotice } from '../../ui/error-notice';
import { ProgressBar, WaitingLine } from '../../ui/progress';
import { TickBox } from '../../ui/tick-box';
import { fractionOf, offerFacts, updateTitle } from '../../words/update';
import { ReleaseNotes } from './release-notes';
import './update-sheet.css';

/** Everything about one update, from the question whether there is one to the restart. */
export function UpdateSheet() {
  const isOpen = useWindow((state) => state.sheet === 'updates');
  const status = useUpdates((state) => state.status);
  if (status === null) return null;
  return (
    <Sheet title={updateTitle(status)} isOpen={isOpen} onClose={closeSheet}>
      {isOpen && <Content status={status} />}
    </Sheet>
  );
}

function Content({ status }: { status: UpdateStatus }) {
  const { state, way } = status;
  if (way === 'managed' || way === 'none')
    return (
      <Parts foot={<CloseButton />}>
        <p>{say(`updates.way.${way}`)}</p>
      </Parts>
    );
  switch (state.state) {
    case 'none':
      return <UpToDate />;
    case 'checking':
      return (
        <Parts foot={<CloseButton />}>
          <WaitingLine>{say('updates.asking', { host: status.host ?? '' })}</WaitingLine>
        </Parts>
      );
    case 'available':
      return <Available status={status} state={state} />;
    case 'downloading':
      return <Downloading state={state} />;
    case 'waiting-for-runs':
      return (
        <Parts foot={<WaitingFoot />}>
          <p>{say(`updates.waits-to-${state.act}`)}</p>
        </Parts>
      );
    case 'ready':
      return <Ready state={state} />;
    case 'refused':
    case 'failed':
      return <Problem state={state} />;
  }
}

function Parts({ children, foot }: { children: ReactNode; foot: ReactNode }) {
  return (
    <>
      <div className="update-parts">{children}</div>
      <div className="sheet-foot">{foot}</div>
    </>
  );
}

const CloseButton = () => (
  <Button onPress={closeSheet} autoFocus>
    {say('button.close')}
  </Button>
);

function UpToDate() {
  const current = useSnapshots((state) => state.about?.version ?? '');
  return (
    <Parts foot={<CloseButton />}>
      <p>{say('updates.current', { current })}</p>
    </Parts>
  );
}

type In<Name extends UpdateState['state']> = Extract<UpdateState, { state: Name }>;

function Available({ status, state }: { status: UpdateStatus; state: In<'available'> }) {
  const current = useSnapshots((snapshots) => snapshots.about?.version ?? '');
  const { offer } = state;
  const { version } = offer;
  return (
    <Parts
      foot={
        <>
          <Button kind="ghost" onPress={() => void skipVersion(version)}>
            {say('updates.button.skip')}
          </Button>
          <span className="grow" />
          <Button onPress={() => void remindLater(version)}>{say('updates.button.later')}</Button>
          {status.way === 'installs' && (
            <Button kind="main" onPress={downloadUpdate} autoFocus>
              {say('updates.button.download')}
            </Button>
          )}
          {status.way === 'page' && status.hasPage && (
            <Button kind="main" onPress={openDownloadPage} autoFocus>
              {say('updates.button.download-page')}
            </Button>
          )}
        </>
      }
    >
      <p>
        {say('updates.have', { current })} {offerFacts(offer)}
      </p>
      <ReleaseNotes offer={offer} />
      {status.way === 'page' && (
        <p className="small">
          {say(status.hasPage ? 'updates.page-text' : 'updates.no-page-text')}
        </p>
      )}
    </Parts>
  );
}

function Downloading({ state }: { state: In<'downloading'> }) {
  const { offer, received } = state;
  const words = say('updates.received', {
    received: { bytes: received },
    total: { bytes: offer.size },
  });
  return (
    <Parts
      foot={
        <>
          <Button onPress={cancelUpdate}>{say('updates.button.cancel')}</Button>
          <CloseButton />
        </>
      }
    >
      <ProgressBar
        label={say('updates.progress', { version: offer.version })}
        fraction={fractionOf(state)}
        words={words}
      />
      <p className="small numbers">{words}</p>
      <p className="small">{say('updates.download-hint')}</p>
    </Parts>
  );
}

const WaitingFoot = () => (
  <>
    <Button onPress={cancelUpdate}>{say('updates.button.stop-waiting')}</Button>
    <CloseButton />
  </>
);

function Ready({ state }: { state: In<'ready'> }) {
  const running = useSnapshots(
    ({ runs }) => Object.values(runs).filter(({ status }) => status.state === 'running').length,
  );
  const restart = running > 0 ? 'updates.button.restart-after' : 'updates.button.restart';
  return (
    <Parts
      foot={
        <>
          <Button onPress={closeSheet}>{say('button.close')}</Button>
          <Button kind="main" onPress={restartToUpdate} autoFocus>
            {say(restart)}
          </Button>
        </>
      }
    >
      <p>{say('updates.ready-text')}</p>
      {running > 0 && <p>{say('updates.ready-runs', { count: running })}</p>}
      <ReleaseNotes offer={state.offer} />
      <TickBox
        label={say('updates.on-quit')}
        isSelected={state.installsOnQuit}
        onChange={installOnQuit}
      />
    </Parts>
  );
}

function Problem({ state }: { state: In<'refused' | 'failed'> }) {
  const { error, offer } = state;
  return (
    <Parts
      foot={
        <>
          {error.retryable && (
            <Button onPress={offer === null ? checkForUpdates : downloadUpdate}>
              {say('updates.button.retry')}
            </Button>
          )}
          <CloseButton />
        </>
      }
    >
      <ErrorNotice {...error} isAlert tone={state.state === 'refused' ? 'block' : 'look'} />
    </Parts>
  );
}
