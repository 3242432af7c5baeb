import { useMemo } from 'react';
import { type ExpiryAct, isOpen as isStillOpen } from '#shared/domain/expiry';
import { actSummary, testersTouchedWords, withoutBuildWords } from '#shared/words/expiry-words';
import { say } from '#shared/words/say';
import { shortMoment } from '#shared/words/time';
import type { AppKey } from '../../store/app-pages';
import {
  chooseExpiry,
  closeExpiry,
  type ExpiryChoices,
  expireTicked,
  leaveExpiry,
  readExpiry,
  resumeExpiry,
  useExpiry,
} from '../../store/expiry';
import { Button } from '../../ui/button';
import { Sheet } from '../../ui/dialog';
import { ErrorNotice } from '../../ui/error-notice';
import { GuardedButton } from '../../ui/guarded-button';
import { NoticeLine } from '../../ui/notice-line';
import { WaitingLine } from '../../ui/progress';
import { Select } from '../../ui/select';
import { TickBox } from '../../ui/tick-box';
import { appleLines } from '../../words/error';
import { platformName } from '../../words/package';
import { ExpiryResults, ExpiryTable } from './expiry-table';
import './expiry-sheet.css';

/** Builds of an app that a filter finds, and what became of those that a person let expire. */
export function ExpirySheet({ app, name }: { app: AppKey; name: string }) {
  const isShown = useExpiry((state) => state.app !== null && state.app.bundleId === app.bundleId);
  const isOver = useExpiry((state) => state.act !== null);
  return (
    <Sheet
      title={say('expiry.title', { app: name })}
      isOpen={isShown}
      onClose={closeExpiry}
      size="large"
    >
      {isOver ? <Results /> : <Preview />}
    </Sheet>
  );
}

function Preview() {
  const { preview, ticked, isReading, isExpiring, error, isDeclined } = useExpiry();
  const count = ticked.size;
  const reasons = isExpiring
    ? [say('expiry.asking')]
    : isReading
      ? [say('expiry.reading')]
      : count === 0
        ? [say('expiry.none-ticked')]
        : [];
  return (
    <>
      <Stopped />
      <p className="small">{say('expiry.intro')}</p>
      <Choices />
      {error !== null && (
        <ErrorNotice
          isAlert
          {...error}
          quoted={appleLines(error.apple)}
          quotedFrom={say('app-page.open')}
          actions={
            <Button size="small" onPress={() => void readExpiry(true)}>
              {say('app-page.try-again')}
            </Button>
          }
        />
      )}
      {preview === null ? (
        isReading && <WaitingLine>{say('expiry.reading')}</WaitingLine>
      ) : (
        <Found />
      )}
      {isDeclined && (
        <p className="small" role="status">
          {say('expiry.declined')}
        </p>
      )}
      <div className="sheet-foot">
        <Consequences />
        <Button onPress={closeExpiry} autoFocus>
          {say('button.cancel')}
        </Button>
        <GuardedButton reasons={reasons} onPress={() => void expireTicked()}>
          {count === 0 ? say('expiry.act') : say('expiry.act-count', { count })}
        </GuardedButton>
      </div>
    </>
  );
}

function Found() {
  const preview = useExpiry((state) => state.preview);
  if (preview === null) return null;
  if (preview.rows.length === 0)
    return (
      <p className="expiry-none" role="status">
        {preview.kept === 0 ? say('expiry.none-testable') : say('expiry.none-found')}
      </p>
    );
  return <ExpiryTable preview={preview} />;
}

/** Whom the ticked builds are taken from. */
function Consequences() {
  const preview = useExpiry((state) => state.preview);
  const ticked = useExpiry((state) => state.ticked);
  const words = useMemo(() => {
    if (preview === null || ticked.size === 0) return null;
    const rows = preview.rows.filter(({ id }) => ticked.has(id));
    return [testersTouchedWords(preview, rows), withoutBuildWords(preview, ticked)];
  }, [preview, ticked]);
  if (words === null || preview === null) return <span className="grow" />;
  const [testers, without] = words;
  return (
    <p className="grow small expiry-consequences">
      <span>{testers}</span>
      {without !== null && <span className="expiry-look">{without}</span>}
      <span>{say('expiry.kept', { count: preview.kept + preview.rows.length - ticked.size })}</span>
    </p>
  );
}

const ages = [7, 14, 30, 45, 60, 75];
const counts = [1, 2, 3, 5, 10, 20];
const any = '*';

function Choices() {
  const choices = useExpiry((state) => state.choices);
  const versions = useExpiry((state) => state.preview?.versions ?? none);
  const platforms = useExpiry((state) => state.preview?.platforms ?? none);
  const choose = (change: Partial<ExpiryChoices>) => chooseExpiry(change);
  const number = (id: string) => (id === any ? null : Number(id));
  return (
    <div className="expiry-choices">
      <Select
        label={say('expiry.age')}
        value={String(choices.olderThanDays ?? any)}
        options={[
          { id: any, name: say('expiry.age-any') },
          ...ages.map((days) => ({ id: String(days), name: say('expiry.age-days', { days }) })),
        ]}
        onChange={(id) => choose({ olderThanDays: number(id) })}
      />
      <Select
        label={say('expiry.keep')}
        value={String(choices.keepLatest ?? any)}
        options={[
          { id: any, name: say('expiry.keep-none') },
          ...counts.map((count) => ({
            id: String(count),
            name: say('expiry.keep-count', { count }),
          })),
        ]}
        onChange={(id) => choose({ keepLatest: number(id) })}
      />
      {choices.keepLatest !== null && (
        <Select
          label={say('expiry.keep-per')}
          value={choices.keepPer}
          options={(['version', 'app'] as const).map((id) => ({
            id,
            name: say(`expiry.keep-per-${id}`),
          }))}
          onChange={(id) => choose({ keepPer: id === 'app' ? 'app' : 'version' })}
        />
      )}
      <Select
        label={say('app-page.builds.version')}
        value={choices.version ?? any}
        options={[
          { id: any, name: say('app-page.builds.every-version') },
          ...versions.map((id) => ({ id, name: id })),
        ]}
        onChange={(id) => choose({ version: id === any ? null : id })}
      />
      {platforms.length > 1 && (
        <Select
          label={say('expiry.platform')}
          value={choices.platform ?? any}
          options={[
            { id: any, name: say('expiry.platform-any') },
            ...platforms.map((id) => ({ id, name: platformName(id) })),
          ]}
          onChange={(id) => choose({ platform: id === any ? null : id })}
        />
      )}
      <TickBox
        label={say('expiry.without-testers')}
        isSelected={choices.onlyWithoutTesters}
        onChange={(onlyWithoutTesters) => choose({ onlyWithoutTesters })}
      />
    </div>
  );
}

const none: readonly string[] = [];

/** What an earlier act left undone. */
function Stopped() {
  const stopped = useExpiry((state) => state.stopped);
  return stopped.map((act) => (
    <NoticeLine
      key={act.id}
      actions={
        <>
          <Button size="small" onPress={() => void leaveExpiry(act)}>
            {say('expiry.leave')}
          </Button>
          <Button size="small" onPress={() => void resumeExpiry(act)}>
            {say('expiry.resume')}
          </Button>
        </>
      }
    >
      {stoppedWords(act)}
    </NoticeLine>
  ));
}

function stoppedWords({ results, startedAt }: ExpiryAct): string {
  const left = results.filter(isStillOpen).length;
  const moment = shortMoment(startedAt, Date.now());
  return say('expiry.stopped', { moment, left, count: results.length });
}

function Results() {
  const act = useExpiry((state) => state.act);
  const isExpiring = useExpiry((state) => state.isExpiring);
  if (act === null) return null;
  const done = act.results.filter(({ outcome }) => outcome !== 'waiting').length;
  return (
    <>
      {isExpiring ? (
        <WaitingLine>{say('expiry.expiring', { done, count: act.results.length })}</WaitingLine>
      ) : (
        <p role="status">{actSummary(act)}</p>
      )}
      <ExpiryResults act={act} />
      <div className="sheet-foot">
        {isExpiring && <p className="grow small">{say('expiry.close-continues')}</p>}
        <Button kind={isExpiring ? 'plain' : 'main'} onPress={closeExpiry} autoFocus>
          {say('button.close')}
        </Button>
      </div>
    </>
  );
}
