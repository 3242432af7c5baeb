import { CircleX, Info, TriangleAlert, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Button as AriaButton, DialogTrigger } from 'react-aria-components';
import type { NoteIssue } from '#shared/domain/note-issues';
import { say } from '#shared/words/say';
import { Button, IconButton } from '../ui/button';
import { PopoverDialog } from '../ui/popover-dialog';
import { fixWords, issueWords } from '../words/note-issue';
import './fix-row.css';

interface FixRowProps {
  /** Worst first. */
  issues: readonly NoteIssue[];
  text: string;
  primary: string | null;
  isEditable: boolean;
  onShow: (issue: NoteIssue) => void;
  onFix: (issues: readonly NoteIssue[]) => void;
  onDismiss: (issue: NoteIssue) => void;
}

const icons = { blocker: CircleX, warning: TriangleAlert, hint: Info };

/** Under a note, always as high: the worst of what was found in it, and what can be done about it. */
export function FixRow(props: FixRowProps) {
  const [first] = props.issues;
  return (
    <div className="fix-place">
      {first === undefined ? <div className="fix-row" /> : <FirstIssue {...props} issue={first} />}
    </div>
  );
}

function FirstIssue(props: OneIssueProps) {
  const { issue, issues, onDismiss } = props;
  const Icon = icons[issue.weight];
  return (
    <div className={`fix-row fix-row-${issue.weight}`}>
      <Icon aria-hidden />
      <IssueWords {...props} />
      {issues.length > 1 && <AllIssues {...props} />}
      <IssueActions {...props} />
      {issue.weight === 'hint' && (
        <IconButton label={say('note-issue.dismiss')} onPress={() => onDismiss(issue)}>
          <X aria-hidden />
        </IconButton>
      )}
    </div>
  );
}

interface OneIssueProps extends FixRowProps {
  issue: NoteIssue;
}

function IssueWords({ issue, text, primary }: OneIssueProps) {
  const words = issueWords(issue, text, primary);
  return (
    <span className="fix-words" title={words}>
      <bdi>{words}</bdi>
    </span>
  );
}

function IssueActions({ issue, text, isEditable, onShow, onFix }: OneIssueProps) {
  const fix = fixWords(issue, text);
  const [place] = issue.places;
  return (
    <span className="fix-actions">
      {place !== undefined && place.end > place.start && (
        <Button kind="ghost" size="small" onPress={() => onShow(issue)}>
          {say('note-issue.show')}
        </Button>
      )}
      {isEditable && fix !== null && (
        <Button size="small" onPress={() => onFix([issue])}>
          {fix}
        </Button>
      )}
    </span>
  );
}

/** All of it, each with the change that `Fix all` makes. */
function AllIssues(props: FixRowProps) {
  return (
    <DialogTrigger>
      <AriaButton className="button button-ghost button-small">
        {say('note-issue.more', { count: props.issues.length - 1 })}
      </AriaButton>
      <PopoverDialog
        label={say('note-issue.all')}
        className="fix-list"
        placement="bottom end"
        offset={4}
      >
        {({ close }) => (
          <div className="fix-list-body">
            <IssueList {...props} close={close} />
          </div>
        )}
      </PopoverDialog>
    </DialogTrigger>
  );
}

function IssueList({ close, ...props }: FixRowProps & { close: () => void }) {
  const { issues, isEditable } = props;
  const fixable = issues.filter(({ changes }) => changes.length > 0);
  const count = fixable.reduce((sum, { changes }) => sum + changes.length, 0);
  const afterwards = useOnceClosed();
  const then = (act: () => void) => {
    afterwards.current = act;
    close();
  };
  const rows = {
    ...props,
    onShow: (issue: NoteIssue) => then(() => props.onShow(issue)),
    onFix: (fixed: readonly NoteIssue[]) => then(() => props.onFix(fixed)),
  };
  return (
    <>
      <ul className="fix-list-rows">
        {issues.map((issue) => {
          const Icon = icons[issue.weight];
          const key = `${issue.kind} ${issue.doubt} ${issue.text} ${issue.places[0]?.start}`;
          return (
            <li key={key} className={`fix-list-row fix-row-${issue.weight}`}>
              <Icon aria-hidden />
              <IssueWords {...rows} issue={issue} />
              <IssueActions {...rows} issue={issue} />
            </li>
          );
        })}
      </ul>
      {isEditable && fixable.length > 1 && (
        <div className="fix-list-foot">
          <Button onPress={() => rows.onFix(fixable)}>
            {say('note-issue.fix-all', { count })}
          </Button>
        </div>
      )}
    </>
  );
}

/** What to do once the list is gone: as long as it is there it keeps the focus, which the field needs. */
function useOnceClosed() {
  const afterwards = useRef<(() => void) | null>(null);
  useEffect(
    () => () => {
      const act = afterwards.current;
      if (act !== null) requestAnimationFrame(act);
    },
    [],
  );
  return afterwards;
}
