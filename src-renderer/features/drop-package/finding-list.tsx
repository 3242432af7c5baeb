import { CornerDownRight, Info, OctagonX, TriangleAlert } from 'lucide-react';
import { Fragment, type ReactNode } from 'react';
import { type Finding, worstFirst } from '#shared/domain/finding';
import type { OverriddenFinding } from '#shared/domain/overriding';
import { inWords, say } from '#shared/words/say';
import { CopyButton } from '../../ui/copy-button';
import { Fold } from '../../ui/fold';
import './finding-row.css';

interface FindingListProps {
  findings: readonly Finding[];
  /** The overridden ones among them. */
  overridden: readonly OverriddenFinding[];
  /** The actions for a finding. */
  actionFor: (finding: Finding) => ReactNode;
  /** Whether it is only a note, and was not overridden. */
  isFolded: (finding: Finding) => boolean;
}

/** All findings, worst first, each in its place even when overridden; notes are collapsed. */
export function FindingList({ findings, overridden, actionFor, isFolded }: FindingListProps) {
  const row = (finding: Finding) => (
    <FindingRow
      key={`${finding.code} ${inWords(finding.where)}`}
      finding={finding}
      reason={overridden.find((one) => one.finding === finding)?.reason ?? null}
    >
      {actionFor(finding)}
    </FindingRow>
  );
  const notes = findings.filter(isFolded);
  const others = worstFirst(findings.filter((finding) => !isFolded(finding)));
  return (
    <div className="findings">
      {others.length > 0 && (
        <ul className="finding-list" aria-label={say('checks.list')}>
          {others.map(row)}
        </ul>
      )}
      {notes.length > 0 && (
        <div className="findings-notes">
          <Fold label={say('checks.notes', { count: notes.length })}>
            <ul aria-label={say('checks.list-notes')}>{notes.map(row)}</ul>
          </Fold>
        </div>
      )}
    </div>
  );
}

const icons = { blocker: OctagonX, warning: TriangleAlert, note: Info } as const;

interface FindingRowProps {
  finding: Finding;
  /** Why it was overridden; null if it was not. */
  reason: string | null;
  /** Its actions. */
  children: ReactNode;
}

/** What was found, what to do about it, and where. */
function FindingRow({ finding, reason, children }: FindingRowProps) {
  const isOverridden = reason !== null;
  const Icon = isOverridden ? CornerDownRight : icons[finding.severity];
  return (
    <li className={`finding finding-${isOverridden ? 'overridden' : finding.severity}`}>
      <Icon aria-hidden />
      <div className="finding-words">
        <p className="title-small">
          <span className="unseen">
            {say(`checks.kind.${isOverridden ? 'overridden' : finding.severity}`)}{' '}
          </span>
          {inWords(finding.title)}
        </p>
        <p className="finding-next">
          {finding.why !== undefined && inWords(finding.why)}{' '}
          <span className="finding-advice">{inWords(finding.whatToDo)}</span>
        </p>
        {finding.command !== undefined && <FindingCommand command={finding.command} />}
        {isOverridden && (
          <p className="finding-reason">
            <b>{say('checks.override-reason')}</b> <span dir="auto">{reason}</span>
          </p>
        )}
        <code className="finding-where">{inWords(finding.where)}</code>
      </div>
      <div className="finding-acts">{children}</div>
    </li>
  );
}

/** One command for the terminal, to copy. */
function FindingCommand({ command }: { command: string }) {
  return (
    <div className="finding-command">
      <code>
        {command.split(' ').map((word, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the words of a command never change their order
          <Fragment key={place}>
            {place > 0 && ' '}
            <span className="command-word">{word}</span>
          </Fragment>
        ))}
      </code>
      <CopyButton text={command}>{say('checks.copy-command')}</CopyButton>
    </div>
  );
}
