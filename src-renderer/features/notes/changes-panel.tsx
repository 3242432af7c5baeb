import { memo, type ReactNode, useMemo } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { langAttribute, localeName } from '#shared/words/locale-name';
import { say } from '#shared/words/say';
import { noteIn } from '../../store/notes-book';
import { changePanes, useNotesPanes } from '../../store/notes-panes';
import { comparedBuilds, type NotesOfBuild, readingIn } from '../../store/notes-readers';
import { useNotes } from '../../text-editor/notes-context';
import { ChangedWords } from '../../ui/changed-words';
import { useSettled } from '../../ui/use-settled';
import { wordDiff } from '../../ui/word-diff';
import { behindWords } from './reader-words';
import { useEarlierBuilds } from './use-earlier-builds';
import './changes-panel.css';

interface ComparedProps {
  locale: string;
  buildNumber: string;
  before: string;
}

/** How the note differs from the one that testers read last. */
export function ChangesPanel({ locale }: { locale: string }) {
  const [last] = useCompared(locale);
  if (last === undefined) return <ChangesHead words={say('notes.changes.none-before')} isAlone />;
  const before = noteIn(last, locale);
  if (before.trim() === '')
    return (
      <ChangesHead words={say('notes.changes.first', { language: localeName(locale) })} isAlone />
    );
  return <Compared key={locale} locale={locale} buildNumber={last.buildNumber} before={before} />;
}

function ChangesHead({ words, isAlone }: { words: string; isAlone?: boolean }) {
  return (
    <div className={`note-changes-title ${isAlone ? 'note-changes-alone' : ''}`}>
      <h3>{say('notes.changes.title')}</h3>
      <span className="small">{words}</span>
    </div>
  );
}

/** Not rendered with every key: a tab panel looks at all of its content then. */
const Compared = memo(function Compared({ locale, buildNumber, before }: ComparedProps) {
  const tab = useNotesPanes((state) => state.changesTab);
  return (
    <Tabs
      className="note-changes"
      selectedKey={tab}
      onSelectionChange={(key) =>
        changePanes({ changesTab: key === 'previous' ? 'previous' : 'changes' })
      }
    >
      <div className="note-changes-head">
        <ChangesHead words={say('notes.changes.since', { build: buildNumber })} />
        <TabList className="segments" aria-label={say('notes.changes.tabs')}>
          <Tab id="changes" className="segment">
            {say('notes.changes.title')}
          </Tab>
          <Tab id="previous" className="segment numbers">
            {say('notes.changes.build', { build: buildNumber })}
          </Tab>
        </TabList>
      </div>
      <TabPanel id="changes" className="note-changes-panel">
        <ChangedText locale={locale} buildNumber={buildNumber} before={before} />
      </TabPanel>
      <TabPanel id="previous" className="note-changes-panel">
        <TextBox label={say('notes.previous-text', { build: buildNumber })} locale={locale}>
          {before}
        </TextBox>
      </TabPanel>
    </Tabs>
  );
});

function ChangedText({ locale, buildNumber, before }: ComparedProps) {
  const book = useNotes();
  const builds = useCompared(locale);
  const text = useSettled(noteIn(book, locale));
  const changes = useMemo(() => wordDiff(before, text, locale), [before, text, locale]);
  const { unchangedSince, isBehind } = readingIn(locale, book, builds);
  if (text !== before || unchangedSince === null)
    return (
      <TextBox label={say('notes.changes.text', { language: localeName(locale) })} locale={locale}>
        <ChangedWords changes={changes} />
      </TextBox>
    );
  return (
    <div className="note-changes-none">
      <p>{say('notes.changes.unchanged', { build: unchangedSince })}</p>
      {isBehind && <p className="note-behind">{behindWords(book.primary, locale, buildNumber)}</p>}
    </div>
  );
}

function useCompared(locale: string): readonly NotesOfBuild[] {
  const book = useNotes();
  return comparedBuilds(book, locale, useEarlierBuilds());
}

interface TextBoxProps {
  label: string;
  locale: string;
  children: ReactNode;
}

/** Read-only text that scrolls by keyboard too. */
function TextBox({ label, locale, children }: TextBoxProps) {
  return (
    <section
      className="note-changes-text selectable"
      aria-label={label}
      dir="auto"
      lang={langAttribute(locale)}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolling content must be reachable without a mouse.
      tabIndex={0}
    >
      {children}
    </section>
  );
}
