import { ExternalLink, FolderOpen, Handshake, X } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import type { PublishRun } from '#shared/domain/publish-run';
import type { RunLog } from '#shared/domain/run-log';
import { canHandOver } from '#shared/domain/run-readers';
import { appName } from '#shared/words/names';
import { say } from '#shared/words/say';
import { closeDetails, paneId } from '../../store/details-pane';
import { openLink, revealRun } from '../../store/run-actions';
import { openSheet } from '../../store/window';
import { Button, IconButton } from '../../ui/button';
import { CopyButton } from '../../ui/copy-button';
import { useNow } from '../../ui/use-now';
import { type DetailRow, detailRows, detailsText, idRows } from '../../words/details';
import { RunLogView } from './run-log';
import { useRunLog } from './use-run-log';
import './details-pane.css';

/** Before the log is loaded: the search is there from the start. */
const noLog: RunLog = { lines: [], leftOut: 0, sha256: null };

interface DetailsPaneProps {
  run: PublishRun;
  /** Covers the run instead of sitting beside it: then it takes the focus, and closes when it loses it. */
  floats: boolean;
}

/** Ids, links and the log, beside the run and with a separate scroll position. */
export function DetailsPane({ run, floats }: DetailsPaneProps) {
  const now = useNow(30_000);
  const log = useRunLog(run.id, run.updatedAt);
  const pane = useRef<HTMLElement>(null);
  useEffect(() => {
    if (floats && !pane.current?.contains(document.activeElement)) pane.current?.focus();
  }, [floats]);
  useEffect(() => {
    if (!floats) return;
    // Not by the pane's own blur event: that does not tell where the focus goes when Tab wraps to the first control.
    const closeUnlessWithin = ({ target }: FocusEvent) => {
      if (target instanceof Node && !pane.current?.contains(target)) closeDetails();
    };
    document.addEventListener('focusin', closeUnlessWithin);
    return () => document.removeEventListener('focusin', closeUnlessWithin);
  }, [floats]);
  const ids = idRows(run, log?.sha256 ?? null);
  const rows = detailRows(run, now);
  return (
    <aside
      className={`details ${floats ? 'details-floating' : ''}`}
      id={paneId}
      aria-labelledby="details-title"
      tabIndex={-1}
      ref={pane}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && floats && !event.defaultPrevented) closeDetails();
      }}
    >
      <div className="details-head">
        <h2 id="details-title" className="grow">
          {say('run-view.details')}
        </h2>
        <IconButton label={say('run-view.details.close')} onPress={closeDetails}>
          <X aria-hidden />
        </IconButton>
      </div>
      <dl className="details-ids">{ids.map(idRow)}</dl>
      <dl className="details-facts">{rows.map(factRow)}</dl>
      {run.environment === 'live' && run.app !== null && (
        <div className="details-links">
          {run.ids.build !== null && (
            <Link onPress={() => void openLink('testflight-build', run.id)}>
              {say('run-view.details.link-build')}
            </Link>
          )}
          <Link onPress={() => void openLink('testflight-app', run.id)}>
            {say('run-view.details.link-app', { app: appName(run.package) })}
          </Link>
        </div>
      )}
      <RunLogView runId={run.id} log={log ?? noLog} />
      <div className="details-foot">
        <CopyButton text={detailsText(run, [...ids, ...rows])}>
          {say('button.copy-details')}
        </CopyButton>
        {canHandOver(run) && (
          <Button kind="ghost" onPress={() => openSheet('hand-over')}>
            <Handshake aria-hidden />
            {say('hand-over.open')}
          </Button>
        )}
        <Button kind="ghost" onPress={() => void revealRun(run.id)}>
          <FolderOpen aria-hidden />
          {say('run-view.show-in-folder')}
        </Button>
      </div>
    </aside>
  );
}

function idRow({ name, value }: DetailRow) {
  return (
    <div key={name}>
      <dt>{name}</dt>
      <dd>
        <code title={value}>{value}</code>
      </dd>
      <dd>
        <CopyButton text={value} isIcon>
          {say('run-view.details.copy', { name })}
        </CopyButton>
      </dd>
    </div>
  );
}

function factRow({ name, value }: DetailRow) {
  return (
    <div key={name}>
      <dt>{name}</dt>
      <dd>
        <bdi>{value}</bdi>
      </dd>
    </div>
  );
}

function Link({ children, onPress }: { children: ReactNode; onPress: () => void }) {
  return (
    <button type="button" className="details-link" onClick={onPress}>
      <ExternalLink aria-hidden />
      <span>{children}</span>
    </button>
  );
}
