import { say } from '#shared/words/say';
import { copyFromPrevious } from '../../store/note-fills';
import { editorButton, openNotesEditor, useOpenNotes } from '../../store/open-notes';
import { noteOf, type OpenPlan, shownDestination } from '../../store/plan';
import { planNotesBook } from '../../store/plan-notes-book';
import { checkedAtApple, notAllowed } from '../../store/plan-reading';
import { AddLanguage } from '../../text-editor/add-languages';
import { ImportButton } from '../../text-editor/file-buttons';
import { LanguageList } from '../../text-editor/language-list';
import { NotesProvider } from '../../text-editor/notes-context';
import { Button } from '../../ui/button';
import { Section } from '../../ui/card';
import { WaitingLine } from '../../ui/progress';
import { needsRoleWords } from '../../words/key-access';
import { FoundNotes } from './found-notes';
import { NotePane } from './note-pane';
import { NotesFiles } from './notes-files';
import '../../text-editor/editor-section.css';

/** What to Test, in every language. */
export function NotesSection({ plan }: { plan: OpenPlan }) {
  const book = planNotesBook(plan);
  useOpenNotes(book);
  const destination = shownDestination(plan);
  const latest = destination?.latestBuild ?? null;
  const refused = notAllowed(plan, 'notes');
  const written = plan.locales.filter((one) => noteOf(plan.draft, one).trim() !== '').length;
  return (
    <NotesProvider value={book}>
      <Section
        id="step-notes"
        title={say('notes.title')}
        className="notes"
        aside={
          plan.locales.length > 0 && say('notes.written', { written, count: plan.locales.length })
        }
        actions={
          <>
            <Button
              id={editorButton}
              kind="ghost"
              keys="E"
              onPress={() => openNotesEditor({ kind: 'plan' }, editorButton)}
            >
              {say('notes.open-editor')}
            </Button>
            <ImportButton isQuiet />
            {latest !== null && latest.notes.length > 0 && (
              <Button
                kind="ghost"
                isDisabled={refused !== null}
                onPress={() => copyFromPrevious(book, 'empty')}
              >
                {say('notes.copy-from-build', { build: latest.buildNumber })}
              </Button>
            )}
          </>
        }
      >
        {refused !== null && <p className="notes-refused small">{needsRoleWords(refused)}</p>}
        <FoundNotes packagePath={plan.package.path} />
        <div className="notes-columns">
          <div className="notes-locales">
            <LanguageList />
            <AddLanguage />
          </div>
          {plan.locale === null && checkedAtApple(plan) === 'asking' ? (
            <div className="notes-none">
              <WaitingLine>{say('notes.asking')}</WaitingLine>
            </div>
          ) : (
            <NotePane />
          )}
        </div>
        <NotesFiles />
      </Section>
    </NotesProvider>
  );
}
