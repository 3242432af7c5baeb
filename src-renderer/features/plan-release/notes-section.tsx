import { say } from '#shared/words/say';
import { copyFromLatestBuild, forgetImportProblem, importNotes } from '../../store/note-actions';
import { noteOf, type OpenPlan, shownDestination } from '../../store/plan';
import { checkedAtApple } from '../../store/plan-reading';
import { Button } from '../../ui/button';
import { Section } from '../../ui/card';
import { ErrorNotice } from '../../ui/error-notice';
import { WaitingLine } from '../../ui/progress';
import { importAdvice, importRemarks, importTitle } from '../../words/note';
import { AddLocale, LocaleList } from './locale-list';
import { NoteEditor } from './note-editor';
import './notes-section.css';

/** What to Test, in every language. */
export function NotesSection({ plan }: { plan: OpenPlan }) {
  const destination = shownDestination(plan);
  const latest = destination?.latestBuild ?? null;
  const written = plan.locales.filter((one) => noteOf(plan.draft, one).trim() !== '').length;
  return (
    <Section
      id="step-notes"
      title={say('notes.title')}
      className="notes"
      aside={
        plan.locales.length > 0 && say('notes.written', { written, count: plan.locales.length })
      }
      actions={
        <>
          <Button kind="ghost" onPress={() => void importNotes()}>
            {say('notes.import')}
          </Button>
          {latest !== null && latest.notes.length > 0 && (
            <Button kind="ghost" onPress={copyFromLatestBuild}>
              {say('notes.copy-from-build', { build: latest.buildNumber })}
            </Button>
          )}
        </>
      }
    >
      <ImportProblemNotice plan={plan} />
      <div className="notes-columns">
        <div className="notes-locales">
          <LocaleList
            locales={plan.locales}
            selected={plan.locale}
            textOf={(locale) => noteOf(plan.draft, locale)}
          />
          <AddLocale atApple={destination?.locales ?? []} listed={plan.locales} />
        </div>
        <ChosenNote plan={plan} />
      </div>
    </Section>
  );
}

function ChosenNote({ plan }: { plan: OpenPlan }) {
  const destination = shownDestination(plan);
  const { locale, draft } = plan;
  if (locale === null && checkedAtApple(plan) === 'asking') {
    return (
      <div className="notes-none">
        <WaitingLine>{say('notes.asking')}</WaitingLine>
      </div>
    );
  }
  if (locale === null) {
    return <p className="notes-none small">{say('notes.no-language')}</p>;
  }
  const primary = destination?.app.primaryLocale ?? plan.locales[0] ?? locale;
  const source = noteOf(draft, primary);
  const latest = destination?.latestBuild;
  const last = latest?.notes.find((note) => note.locale === locale);
  return (
    <NoteEditor
      locale={locale}
      text={noteOf(draft, locale)}
      source={locale === primary || source.trim() === '' ? null : { locale: primary, text: source }}
      last={latest && last ? { buildNumber: latest.buildNumber, text: last.text } : null}
    />
  );
}

function ImportProblemNotice({ plan }: { plan: OpenPlan }) {
  const problem = plan.importProblem;
  if (problem === null) return null;
  const close = <Button onPress={forgetImportProblem}>{say('button.dismiss')}</Button>;
  return (
    <div className="notes-problem">
      {'error' in problem ? (
        <ErrorNotice isAlert {...problem.error} safe={say('notes.unchanged')} actions={close} />
      ) : (
        <ErrorNotice
          isAlert
          tone="look"
          title={importTitle(problem)}
          detail=""
          quoted={importRemarks(problem)}
          whatToDo={importAdvice(problem)}
          actions={close}
        />
      )}
    </div>
  );
}
