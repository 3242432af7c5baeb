import { GitBranch } from 'lucide-react';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { TextArea, TextField } from 'react-aria-components';
import { checkTyped, whatToTestLimit } from '#shared/asc/text-rules';
import type { GitCommit } from '#shared/domain/git-notes';
import { withChanges } from '#shared/domain/note-fixes';
import { issuesIn, type NoteIssue } from '#shared/domain/note-issues';
import { langAttribute } from '#shared/words/locale-name';
import { say } from '#shared/words/say';
import { dayOfYear } from '#shared/words/time';
import {
  chooseForm,
  chooseRepository,
  closeGitNotes,
  type GitNotesState,
  gitNoteOf,
  insertGitNote,
  noteAfter,
  startSince,
  takeCommit,
  typeGitNote,
  useGitNotes,
} from '../../store/git-notes';
import { noteIn } from '../../store/notes-book';
import { FixRow } from '../../text-editor/fix-row';
import { useNotes } from '../../text-editor/notes-context';
import { Button } from '../../ui/button';
import { Sheet } from '../../ui/dialog';
import { ErrorNotice } from '../../ui/error-notice';
import { WaitingLine } from '../../ui/progress';
import { RadioList } from '../../ui/radio-list';
import { Select } from '../../ui/select';
import { TickBox } from '../../ui/tick-box';
import { countWords, fillOf } from '../../words/note';
import './git-sheet.css';

/** Makes the note in the primary language of the commits since the last build. */
export function GitSheet() {
  const state = useGitNotes((one) => one.state);
  return (
    <Sheet
      title={say('git-notes.title')}
      text={say('git-notes.hint', { language: { locale: state?.locale ?? 'en-US' } })}
      size="large"
      isOpen={state !== null}
      onClose={closeGitNotes}
    >
      {state !== null && <GitSheetBody state={state} />}
    </Sheet>
  );
}

function GitSheetBody({ state }: { state: GitNotesState }) {
  const { error, repository, range, isReading } = state;
  return (
    <>
      <RepositoryRow state={state} />
      {error !== null && <ErrorNotice {...error} isAlert />}
      {repository !== null && <SinceRow state={state} />}
      {isReading && <WaitingLine>{say('git-notes.reading')}</WaitingLine>}
      {range !== null && error === null && <NoteOfCommits state={state} commits={range.commits} />}
    </>
  );
}

function RepositoryRow({ state: { repository } }: { state: GitNotesState }) {
  const book = useNotes();
  return (
    <div className="git-row">
      <GitBranch aria-hidden />
      <div className="grow git-words">
        {repository === null ? (
          <p>{say('git-notes.none-chosen', { app: book.app.name })}</p>
        ) : (
          <>
            <p className="git-name">
              <bdi>{repository.name}</bdi>
            </p>
            <p className="small">
              {repository.branch === null
                ? say('git-notes.detached', { head: short(repository.head) })
                : say('git-notes.on-branch', {
                    branch: repository.branch,
                    head: short(repository.head),
                  })}
            </p>
            {repository.isShallow && <p className="small">{say('git-notes.shallow')}</p>}
          </>
        )}
      </div>
      <Button onPress={() => void chooseRepository()}>
        {say(repository === null ? 'git-notes.choose' : 'git-notes.change')}
      </Button>
    </div>
  );
}

function short({ id }: Pick<GitCommit, 'id'>): string {
  return id.slice(0, 8);
}

/** What stands for all commits in the list. */
const all = 'all';

function SinceRow({ state }: { state: GitNotesState }) {
  const { repository, since } = state;
  if (repository === null) return null;
  const tags = repository.tags.map(({ name, at }) => ({
    id: name,
    name,
    aside: <span className="small">{dayOfYear(at)}</span>,
  }));
  const commits = repository.recent
    .filter(({ id }) => !repository.tags.some((tag) => tag.id === id))
    .map((commit) => ({
      id: commit.id,
      name: say('git-notes.since-commit', { id: short(commit), subject: commit.subject }),
      aside: <span className="small">{dayOfYear(commit.at)}</span>,
    }));
  const known = [...tags, ...commits];
  const start =
    since === null || known.some(({ id }) => id === since)
      ? []
      : [{ id: since, name: since.slice(0, 12) }];
  return (
    <div className="git-row">
      <p>{say('git-notes.since')}</p>
      <Select
        label={say('git-notes.since')}
        value={since ?? all}
        options={[...start, ...known, { id: all, name: say('git-notes.since-all') }]}
        onChange={(id) => void startSince(id === all ? null : id)}
      />
      <p className="small grow">{whyWords(state)}</p>
    </div>
  );
}

function whyWords({ repository, isSinceChosen }: GitNotesState): string {
  if (isSinceChosen) return say('git-notes.why.chosen');
  const start = repository?.start ?? null;
  if (start === null) return say('git-notes.why.none');
  const build = start.build ?? '';
  if (start.why === 'newest-tag') return say('git-notes.why.newest_tag');
  return start.why === 'used'
    ? say('git-notes.why.used', { build })
    : say('git-notes.why.build', { build });
}

function NoteOfCommits({ state, commits }: { state: GitNotesState; commits: GitCommit[] }) {
  const { taken, form, since, range } = state;
  if (commits.length === 0)
    return <p>{say('git-notes.no-commits', { since: since ?? say('git-notes.since-all') })}</p>;
  const count = commits.length;
  return (
    <>
      <RadioList
        label={say('git-notes.form')}
        isInline
        value={form}
        options={[
          { value: 'list', label: say('git-notes.form.list') },
          { value: 'conventional', label: say('git-notes.form.conventional') },
        ]}
        onChange={chooseForm}
      />
      {form === 'conventional' && (
        <p className="small">{say('git-notes.form.conventional-hint')}</p>
      )}
      <div className="git-columns">
        <section className="git-commits" aria-label={say('git-notes.commits', { count })}>
          <p className="small numbers">
            {say('git-notes.commits-taken', { taken: taken.size, count })}
          </p>
          <ul className="git-list">
            {commits.map(({ id, subject }) => (
              <li key={id}>
                <TickBox
                  label={subject === '' ? id.slice(0, 8) : subject}
                  isSelected={taken.has(id)}
                  onChange={(isTaken) => takeCommit(id, isTaken)}
                />
              </li>
            ))}
          </ul>
          {range?.isCut && <p className="small">{say('git-notes.cut', { count })}</p>}
        </section>
        <Preview state={state} />
      </div>
    </>
  );
}

/** The text as it will be inserted, which can be changed here; with what App Store Connect would refuse. */
function Preview({ state }: { state: GitNotesState }) {
  const book = useNotes();
  const { locale, typed } = state;
  const [how, setHow] = useState<'append' | 'replace'>('append');
  const text = gitNoteOf(state);
  const whole = noteAfter(book, state, how);
  const check = checkTyped(whole);
  const area = useRef<HTMLTextAreaElement>(null);
  const issues = useMemo(() => issuesIn({ locale, text }, null), [locale, text]);
  const hasNote = noteIn(book, locale).trim() !== '';
  const show = ({ places: [place] }: NoteIssue): void => {
    area.current?.focus();
    if (place !== undefined) area.current?.setSelectionRange(place.start, place.end);
  };
  return (
    <div className="git-preview">
      <TextField
        aria-label={say('git-notes.text', { language: { locale } })}
        value={text}
        onChange={typeGitNote}
        className="git-field"
      >
        <span className="small" aria-hidden>
          {say('git-notes.text', { language: { locale } })}
        </span>
        <TextArea ref={area} className="git-area" dir="auto" lang={langAttribute(locale)} />
      </TextField>
      <FixRow
        issues={issues.filter(({ weight, kind }) => weight !== 'hint' && kind !== 'too-long')}
        text={text}
        primary={locale}
        isEditable
        onShow={show}
        onFix={(fixed) =>
          typeGitNote(
            withChanges(
              text,
              fixed.flatMap(({ changes }) => changes),
            ),
          )
        }
        onDismiss={() => undefined}
      />
      <p className={`small numbers note-count-${fillOf(check)}`}>{countWords(check)}</p>
      {check.tooLong && (
        <p className="small git-over">
          {say('git-notes.too-long', { count: check.length - whatToTestLimit })}
        </p>
      )}
      {typed !== null && (
        <p className="small git-typed">
          {say('git-notes.rewrite-hint')}{' '}
          <button type="button" className="link-button" onClick={() => typeGitNote(null)}>
            {say('git-notes.rewrite')}
          </button>
        </p>
      )}
      {hasNote && (
        <RadioList
          label={say('git-notes.place', { language: { locale } })}
          isInline
          value={how}
          options={[
            { value: 'append', label: say('git-notes.append') },
            { value: 'replace', label: say('git-notes.replace') },
          ]}
          onChange={setHow}
        />
      )}
      <Foot>
        <Button
          kind="main"
          isDisabled={text.trim() === ''}
          onPress={() => insertGitNote(book, state, how)}
        >
          {say('git-notes.insert')}
        </Button>
      </Foot>
    </div>
  );
}

function Foot({ children }: { children: ReactNode }) {
  return (
    <div className="sheet-foot">
      <Button onPress={closeGitNotes}>{say('button.cancel')}</Button>
      {children}
    </div>
  );
}
