import { CornerDownRight, Info, OctagonX, TriangleAlert } from 'lucide-react';
import { Fragment, type ReactNode } from 'react';
import type { Finding } from '#shared/domain/finding';
import { CopyButton } from '../../ui/copy-button';
import { severityWords } from '../../words/finding';
import './finding-row.css';

const icons = { blocker: OctagonX, warning: TriangleAlert, note: Info } as const;

interface FindingRowProps {
  finding: Finding;
  /** Why it is published past; null where it stands. */
  reason: string | null;
  /** What can be done about it here. */
  children: ReactNode;
}

/** What was found, what to do about it, and where. */
export function FindingRow({ finding, reason, children }: FindingRowProps) {
  const isPassed = reason !== null;
  const Icon = isPassed ? CornerDownRight : icons[finding.severity];
  return (
    <li className={`finding finding-${isPassed ? 'passed' : finding.severity}`}>
      <Icon aria-hidden />
      <div className="finding-words">
        <p className="title-small">
          <span className="unseen">
            {isPassed ? 'Passed over' : severityWords[finding.severity]}:{' '}
          </span>
          {finding.title}
        </p>
        <p className="finding-next">
          {finding.why} <span className="finding-advice">{finding.whatToDo}</span>
        </p>
        {finding.command !== undefined && <FindingCommand command={finding.command} />}
        {isPassed && (
          <p className="finding-reason">
            <b>Passed over:</b> <span dir="auto">{reason}</span>
          </p>
        )}
        <code className="finding-where">{finding.where}</code>
      </div>
      <div className="finding-acts">{children}</div>
    </li>
  );
}

/** One line for the terminal, to be copied. */
function FindingCommand({ command }: { command: string }) {
  return (
    <div className="finding-command">
      <code>
        {command.split(' ').map((word, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the words of one command never move
          <Fragment key={place}>
            {place > 0 && ' '}
            <span className="command-word">{word}</span>
          </Fragment>
        ))}
      </code>
      <CopyButton text={command}>Copy</CopyButton>
    </div>
  );
}
