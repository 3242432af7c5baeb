import { Wrench } from 'lucide-react';
import type { PublishRun } from '#shared/domain/publish-run';
import { CopyButton } from '../../ui/copy-button';
import { TroubleNotice } from '../../ui/trouble-notice';
import { troubleDetails } from '../../words/trouble';
import './record-notes.css';

/** What there is to say about the run's own record: damage that was mended, or that it is of a newer Slipway. */
export function RecordNotes({ run }: { run: PublishRun }) {
  const { readOnly, mended } = run;
  return (
    <>
      {readOnly !== null && (
        <TroubleNotice
          tone="look"
          {...readOnly}
          actions={<CopyButton text={troubleDetails(readOnly, run)}>Copy details</CopyButton>}
        />
      )}
      {mended.length > 0 && (
        <ul className="record-notes small" aria-label="About this run’s record">
          {mended.map((sentence) => (
            <li key={sentence}>
              <Wrench aria-hidden />
              {sentence}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
