import type { ReactNode } from 'react';
import type { Finding } from '#shared/domain/finding';
import type { PassedOver } from '#shared/domain/overriding';
import { Fold } from '../../ui/fold';
import { worstFirst } from '../../words/finding';
import { counted } from '../../words/quantity';
import { FindingRow } from './finding-row';

interface FindingListProps {
  findings: readonly Finding[];
  /** Those among them that are published past. */
  passed: readonly PassedOver[];
  /** What can be done about a finding here. */
  actFor: (finding: Finding) => ReactNode;
  /** Whether it is only good to know, and nothing was decided about it here. */
  isFolded: (finding: Finding) => boolean;
}

/** Everything that was found, worst first, each in its place whatever is decided about it; notes are folded away. */
export function FindingList({ findings, passed, actFor, isFolded }: FindingListProps) {
  const row = (finding: Finding) => (
    <FindingRow
      key={`${finding.code} ${finding.where}`}
      finding={finding}
      reason={passed.find((one) => one.finding === finding)?.reason ?? null}
    >
      {actFor(finding)}
    </FindingRow>
  );
  const notes = findings.filter(isFolded);
  const others = worstFirst(findings.filter((finding) => !isFolded(finding)));
  return (
    <div className="findings">
      {others.length > 0 && (
        <ul className="finding-list" aria-label="Findings">
          {others.map(row)}
        </ul>
      )}
      {notes.length > 0 && (
        <div className="findings-notes">
          <Fold label={`${counted(notes.length, 'thing')} good to know`}>
            <ul aria-label="Good to know">{notes.map(row)}</ul>
          </Fold>
        </div>
      )}
    </div>
  );
}
