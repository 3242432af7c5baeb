import { useEffect, useState } from 'react';
import { GridList, GridListItem } from 'react-aria-components';
import type { Invitation, InvitationRow } from '#shared/domain/tester';
import { inWords, say } from '#shared/words/say';
import type { AppKey } from '../../store/app-pages';
import {
  exportInvitation,
  readInvitationRows,
  removeInvitation,
  resumeInvitation,
  stopInvitation,
  useTesters,
} from '../../store/testers';
import { Button } from '../../ui/button';
import { Chip } from '../../ui/chip';
import { Sheet } from '../../ui/dialog';
import { ErrorNotice } from '../../ui/error-notice';
import { LongGrid, numberedRow } from '../../ui/long-list';
import { ProgressBar } from '../../ui/progress';
import { appleLines } from '../../words/error';
import { invitationFacts, invitationTitle, outcomeWord, testerName } from '../../words/tester';

/** People who are being invited to this app, or were, until a person removes that. */
export function InvitationCards({ app }: { app: AppKey }) {
  const invitations = useTesters((state) => state.invitations);
  return invitations
    .filter(({ accountId, bundleId }) => accountId === app.accountId && bundleId === app.bundleId)
    .toReversed()
    .map((invitation) => <InvitationCard key={invitation.id} invitation={invitation} />);
}

function InvitationCard({ invitation }: { invitation: Invitation }) {
  const { id, state, counts, total, error } = invitation;
  const [isOpen, setOpen] = useState(false);
  const isWorking = state === 'running' || state === 'confirming';
  const left = counts.waiting + counts.failed + counts.unclear;
  const done = total - counts.waiting;
  return (
    <section className="card testers-invitation" aria-label={invitationTitle(invitation)}>
      <div className="testers-invitation-head">
        <h3>{invitationTitle(invitation)}</h3>
        <span className="small numbers">{invitationFacts(invitation).join(' · ')}</span>
        <span className="grow" />
        <Button size="small" onPress={() => setOpen(true)}>
          {say('beta-testers.invitation.details')}
        </Button>
        {isWorking ? (
          <Button size="small" onPress={() => void stopInvitation(id)}>
            {say('beta-testers.invitation.stop')}
          </Button>
        ) : (
          <>
            {left + counts['left-out'] > 0 && (
              <Button size="small" onPress={() => void exportInvitation(id)}>
                {say('beta-testers.invitation.export')}
              </Button>
            )}
            {left > 0 && (
              <Button size="small" onPress={() => void resumeInvitation(id)}>
                {say(
                  state === 'stopped'
                    ? 'beta-testers.invitation.resume'
                    : 'beta-testers.invitation.retry',
                )}
              </Button>
            )}
            <Button size="small" kind="ghost" onPress={() => void removeInvitation(id)}>
              {say('beta-testers.invitation.dismiss')}
            </Button>
          </>
        )}
      </div>
      {isWorking && (
        <ProgressBar
          label={invitationTitle(invitation)}
          fraction={total === 0 ? 1 : done / total}
          words={say('beta-testers.invitation.progress', { done, total })}
        />
      )}
      {state === 'stopped' && left > 0 && (
        <p className="small">{say('beta-testers.invitation.where-stopped')}</p>
      )}
      {error !== null && (
        <ErrorNotice
          {...error}
          quoted={appleLines(error.apple)}
          quotedFrom={say('accounts.apple-says')}
        />
      )}
      <Sheet
        title={invitationTitle(invitation)}
        text={invitationFacts(invitation).join(' · ')}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        size="broad"
      >
        <Rows id={id} done={done} state={state} />
      </Sheet>
    </section>
  );
}

const rowHeight = 48;
const visibleRows = 9;

/** What failed comes first. Read again as it goes on. */
function Rows({ id, done, state }: { id: string; done: number; state: Invitation['state'] }) {
  const [rows, setRows] = useState<readonly InvitationRow[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each step of the invitation changes the rows.
  useEffect(() => {
    let isHere = true;
    void readInvitationRows(id).then((read) => {
      if (isHere) setRows(read);
    });
    return () => {
      isHere = false;
    };
  }, [id, done, state]);
  const isOpen = ({ outcome }: InvitationRow) => /^(failed|unclear|left-out)$/.test(outcome);
  const items = [...rows]
    .sort((one, other) => Number(isOpen(other)) - Number(isOpen(one)))
    .map((row, place) => ({ ...row, id: `${place}` }));
  return (
    <div
      className="testers-lines"
      style={{ blockSize: `${Math.min(visibleRows, items.length) * rowHeight + 2}px` }}
    >
      <LongGrid rowHeight={rowHeight}>
        <GridList
          className="testers-rows"
          aria-label={say('beta-testers.invitation.results')}
          items={items}
        >
          {(row) => (
            <GridListItem
              id={row.id}
              className="testers-line"
              textValue={row.email}
              render={numberedRow}
            >
              <span className="testers-line-person">
                <span className="testers-words">
                  <bdi className="cut-name">{row.email || testerName(row) || '–'}</bdi>
                </span>
                <Reason row={row} />
              </span>
              <Chip tone={outcomeWord(row).tone}>{outcomeWord(row).word}</Chip>
            </GridListItem>
          )}
        </GridList>
      </LongGrid>
    </div>
  );
}

function Reason({ row }: { row: InvitationRow }) {
  const { error, reason } = row;
  const words =
    error !== null
      ? `${inWords(error.title)}: ${appleLines(error.apple)[0] ?? inWords(error.detail)}`
      : reason !== null
        ? inWords(reason)
        : outcomeWord(row).isNotEmailed
          ? say('beta-testers.outcome.not-emailed-text')
          : null;
  if (words === null)
    return (
      <span className="testers-words small">
        <bdi>{testerName(row)}</bdi>
      </span>
    );
  return (
    <span className="testers-words small" title={words}>
      {words}
    </span>
  );
}
