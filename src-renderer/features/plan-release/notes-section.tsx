import { fillFromLatestBuild, forgetImportProblem, importNotes } from '../../store/note-acts';
import { knownDestination, noteOf, type OpenPlan } from '../../store/plan';
import { Button } from '../../ui/button';
import { Section } from '../../ui/card';
import { TroubleNotice } from '../../ui/trouble-notice';
import { WaitingLine } from '../../ui/waiting-line';
import { counted } from '../../words/quantity';
import { AddLocale } from './add-locale';
import { LocaleList } from './locale-list';
import { NoteEditor } from './note-editor';
import './notes-section.css';

/** What to Test, in every language. */
export function NotesSection({ plan }: { plan: OpenPlan }) {
  const destination = knownDestination(plan);
  const latest = destination?.latestBuild ?? null;
  const written = plan.locales.filter((one) => noteOf(plan.draft, one).trim() !== '').length;
  return (
    <Section
      id="step-notes"
      title="What to Test"
      className="notes"
      aside={
        plan.locales.length > 0 &&
        `${written} of ${counted(plan.locales.length, 'language')} written`
      }
      actions={
        <>
          <Button kind="ghost" onPress={() => void importNotes()}>
            Import…
          </Button>
          {latest !== null && latest.notes.length > 0 && (
            <Button kind="ghost" onPress={fillFromLatestBuild}>
              Fill from build {latest.buildNumber}
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
  const destination = knownDestination(plan);
  const { locale, draft } = plan;
  if (locale === null && plan.destination.state === 'reading') {
    return (
      <div className="notes-none">
        <WaitingLine>Asking App Store Connect for the app’s languages…</WaitingLine>
      </div>
    );
  }
  if (locale === null) {
    return <p className="notes-none small">Add a language to write what testers should try.</p>;
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
  const close = <Button onPress={forgetImportProblem}>Dismiss</Button>;
  return (
    <div className="notes-problem">
      {'trouble' in problem ? (
        <TroubleNotice
          isAlert
          {...problem.trouble}
          safe="The notes are as they were."
          actions={close}
        />
      ) : (
        <TroubleNotice
          isAlert
          tone="look"
          title={`${counted(problem.problems.length, 'entry', 'entries')} of ${problem.fileName} could not be taken`}
          detail=""
          quoted={problem.problems}
          whatToDo="The others were read. Mend these in the file and import it again."
          actions={close}
        />
      )}
    </div>
  );
}
