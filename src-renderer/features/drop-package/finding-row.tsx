import { Info, OctagonX, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Finding } from '#shared/domain/finding';
import { severityWords } from '../../words/finding';

const icons = { blocker: OctagonX, warning: TriangleAlert, note: Info } as const;

interface FindingRowProps {
  finding: Finding;
  children: ReactNode;
}

/** What was found, where, and what to do about it. */
export function FindingRow({ finding, children }: FindingRowProps) {
  const Icon = icons[finding.severity];
  return (
    <li className={`finding finding-${finding.severity}`}>
      <Icon aria-hidden />
      <div className="finding-words">
        <p className="title-small">
          <span className="unseen">{severityWords[finding.severity]}: </span>
          {finding.title}
        </p>
        <p className="small">
          {finding.whatToDo} <code className="finding-where">{finding.where}</code>
        </p>
      </div>
      {children}
    </li>
  );
}
