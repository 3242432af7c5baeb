import {
  CircleCheck,
  Clock,
  FolderOpen,
  OctagonX,
  SquarePen,
  TriangleAlert,
  Wrench,
} from 'lucide-react';
import { useState } from 'react';
import type { PublishRun } from '#shared/domain/publish-run';
import type { AppError } from '#shared/errors';
import { inWords, say } from '#shared/words/say';
import { orToast } from '../../store/actions';
import { takeBack } from '../../store/hand-over';
import { openRunNotes, openRunNotesId, sendAgain } from '../../store/run-notes';
import { Button } from '../../ui/button';
import { asksForNotes, firstToFix, isToFix, unsentLanguages } from '../../words/edit-notes';
import { keyOf } from '../../words/keys';
import { receiptLines, receiptTitle } from '../../words/receipt';
import { runChip } from '../../words/run';
import { noteWrittenWords } from '../../words/step';
import './receipt-card.css';
import { CopyButton } from '../../ui/copy-button';
import { ErrorNotice } from '../../ui/error-notice';
import { errorDetails } from '../../words/error';
import './record-notes.css';
import { overriddenFindings } from '#shared/domain/overriding';
import { Section } from '../../ui/card';
import './overridden-checks.css';
import { RunPreset } from './run-preset';
import { StoreTabButton } from './store-obstacle';

interface ReceiptCardProps {
  run: PublishRun;
  onReveal: () => void;
  onPublishAnother: () => void;
}

/** While Apple has still to decide or to release the build, or a note is not there, the card is not green. */
function endOf(run: PublishRun) {
  const { tone } = runChip(run);
  if (tone === 'block') return { tone, Icon: OctagonX };
  if (tone === 'look' || asksForNotes(run)) return { tone: 'look', Icon: TriangleAlert };
  return tone === 'busy' ? { tone, Icon: Clock } : { tone: 'ok', Icon: CircleCheck };
}

/** The end: what testers have, who was notified, and what to do next. */
export function ReceiptCard({ run, onReveal, onPublishAnother }: ReceiptCardProps) {
  const { tone, Icon } = endOf(run);
  return (
    <section className={`card receipt receipt-${tone}`} aria-labelledby="receipt-title">
      <Icon aria-hidden className="receipt-icon" />
      <div className="receipt-words">
        <h2 id="receipt-title">{receiptTitle(run)}</h2>
        <dl className="receipt-lines">
          {receiptLines(run).map((line) => (
            <div key={line.label}>
              <dt>{line.label}</dt>
              <dd>{line.text}</dd>
            </div>
          ))}
        </dl>
        {asksForNotes(run) && <NotesToFix run={run} />}
        <div className="receipt-acts">
          <Button kind="main" keys={keyOf('new-publish')} onPress={onPublishAnother}>
            {say('run-view.publish-another')}
          </Button>
          {run.receipt !== null && (
            <Button onPress={onReveal}>
              <FolderOpen aria-hidden />
              {say('run-view.show-in-folder')}
            </Button>
          )}
          {run.store !== null && <StoreTabButton run={run} />}
          <RunPreset run={run} />
        </div>
      </div>
    </section>
  );
}

/** Which notes are not at App Store Connect and why, and what can be done about it. */
function NotesToFix({ run }: { run: PublishRun }) {
  const [refused, setRefused] = useState<AppError | null>(null);
  const unsent = unsentLanguages(run);
  return (
    <>
      {refused !== null && <ErrorNotice isAlert {...refused} />}
      <ul className="receipt-notes small">
        {run.notes.filter(isToFix).map((note) => (
          <li key={note.name}>
            {say('run-notes.reason', {
              language: { locale: note.name },
              reason: noteWrittenWords(note),
            })}
          </li>
        ))}
      </ul>
      <div className="receipt-acts">
        <Button id={openRunNotesId} onPress={() => openRunNotes(run.id, firstToFix(run))}>
          <SquarePen aria-hidden />
          {say('run-notes.edit')}
        </Button>
        {unsent.length > 0 && (
          <Button onPress={() => void sendAgain(run, unsent).then(setRefused)}>
            {say('run-notes.send-again')}
          </Button>
        )}
      </div>
    </>
  );
}

/** Notes about the run's own record: damage that was repaired, or that a newer Slipway wrote it. */
export function RecordNotes({ run }: { run: PublishRun }) {
  const { readOnly, repaired } = run;
  return (
    <>
      {readOnly !== null && (
        <ErrorNotice
          tone="look"
          {...readOnly}
          actions={
            run.handedOver === null ? (
              <CopyButton text={errorDetails(readOnly, run)}>
                {say('button.copy-details')}
              </CopyButton>
            ) : (
              <Button onPress={() => orToast(takeBack(run.id))}>
                {say('hand-over.take-back')}
              </Button>
            )
          }
        />
      )}
      {repaired.length > 0 && (
        <ul className="record-notes small" aria-label={say('run-view.record')}>
          {repaired.map((sentence) => (
            <li key={inWords(sentence)}>
              <Wrench aria-hidden />
              {inWords(sentence)}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** Which checks this run overrides, and why; shown for as long as the run is kept. */
export function OverriddenChecks({ run }: { run: PublishRun }) {
  const passed = overriddenFindings(run.findings, run.plan.overrides);
  if (passed.length === 0) return null;
  return (
    <Section title={say('run-view.overridden.title')} aside={say('run-view.overridden.aside')}>
      <ul className="overridden-checks" aria-label={say('run-view.overridden.title')}>
        {passed.map(({ finding, reason }) => (
          <li key={`${finding.code} ${inWords(finding.where)}`}>
            <p className="title-small">{inWords(finding.title)}</p>
            <p>
              {say('run-view.overridden.reason')} <span dir="auto">{reason}</span>
            </p>
            <code className="overridden-checks-where">{inWords(finding.where)}</code>
          </li>
        ))}
      </ul>
    </Section>
  );
}
