import { useMemo, useState } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import { langAttribute, localeName } from '#shared/words/locale-name';
import { say } from '#shared/words/say';
import { changePanes, useNotesPanes } from '../../store/notes-panes';
import { type Reading, readingsOf } from '../../store/notes-readers';
import { useNotes } from '../../text-editor/notes-context';
import { Button } from '../../ui/button';
import { ChangedWords } from '../../ui/changed-words';
import { Sheet } from '../../ui/dialog';
import { focusNote } from '../../ui/focus-note';
import { Fold } from '../../ui/fold';
import { wordDiff } from '../../ui/word-diff';
import { behindWords, fromWords, sinceWords } from './reader-words';
import { useEarlierBuilds } from './use-earlier-builds';
import './readers-sheet.css';

const close = (): void => changePanes({ showsReaders: false });

/** For every language the text that its testers get, and what changed since they read the last one. */
export function ReadersSheet() {
  const isOpen = useNotesPanes((state) => state.showsReaders);
  return (
    <Sheet
      title={say('notes.readers.title')}
      text={say('notes.readers.text')}
      size="large"
      isOpen={isOpen}
      onClose={close}
    >
      <Readers />
    </Sheet>
  );
}

function Readers() {
  const book = useNotes();
  const builds = useEarlierBuilds();
  const readings = useMemo(() => readingsOf(book, builds), [book, builds]);
  const [locale, choose] = useState(book.chosen);
  const chosen = readings.find((one) => one.locale === locale) ?? readings[0];
  const lastBuild = builds[0]?.buildNumber ?? null;
  if (chosen === undefined) return <p className="small">{say('notes.no-language')}</p>;
  return (
    <>
      <p className="small numbers">{summary(readings, book.primary)}</p>
      <div className="readers">
        <ListBox
          className="readers-list"
          aria-label={say('notes.readers.list')}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[chosen.locale]}
          onSelectionChange={(keys) => {
            const [key] = keys === 'all' ? [] : [...keys];
            if (key !== undefined) choose(String(key));
          }}
        >
          {readings.map((reading) => (
            <ListBoxItem
              key={reading.locale}
              id={reading.locale}
              className="reader"
              textValue={localeName(reading.locale)}
            >
              <ReaderRow reading={reading} lastBuild={lastBuild} />
            </ListBoxItem>
          ))}
        </ListBox>
        <Preview key={chosen.locale} reading={chosen} lastBuild={lastBuild} />
      </div>
    </>
  );
}

function summary(readings: readonly Reading[], primary: string | null): string {
  const count = (from: Reading['from']): number =>
    readings.filter((reading) => reading.from === from).length;
  const own = count('own');
  if (primary === null || count('nothing') > 0)
    return say('notes.readers.summary-nothing', { own, nothing: count('nothing') });
  if (count('primary') === 0) return say('notes.readers.summary-own', { own });
  const language = localeName(primary);
  return say('notes.readers.summary', { own, primary: count('primary'), language });
}

function ReaderRow({ reading, lastBuild }: { reading: Reading; lastBuild: string | null }) {
  const book = useNotes();
  const { primary } = book;
  const since = sinceWords(reading, lastBuild);
  return (
    <>
      <span className="reader-name">{localeName(reading.locale)}</span>
      <span className={`small reader-from reader-${reading.from}`}>{fromWords(reading, book)}</span>
      {since !== null && <span className="small numbers">{since}</span>}
      {reading.isBehind && lastBuild !== null && (
        <span className="small note-behind">{behindWords(primary, reading.locale, lastBuild)}</span>
      )}
    </>
  );
}

/** As wide as a phone, as TestFlight shows it: plain text with its line breaks. */
function Preview({ reading, lastBuild }: { reading: Reading; lastBuild: string | null }) {
  const { locale, from, text } = reading;
  const { locales, primary, choose } = useNotes();
  const language = localeName(locale);
  const written = from === 'primary' && primary !== null ? primary : locale;
  return (
    <div className="reader-preview">
      <div className="reader-phone">
        <p className="reader-phone-title">{say('notes.title')}</p>
        <section
          className="reader-text selectable"
          aria-label={say('notes.readers.preview', { language })}
          dir="auto"
          lang={langAttribute(written)}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolling content must be reachable without a mouse.
          tabIndex={0}
        >
          {from === 'nothing' ? say('notes.readers.preview-empty', { language }) : text}
        </section>
      </div>
      <SinceThen reading={reading} lastBuild={lastBuild} written={written} />
      {locales.includes(locale) && (
        <Button
          onPress={() => {
            choose(locale);
            close();
            requestAnimationFrame(() => requestAnimationFrame(focusNote));
          }}
        >
          {say('notes.readers.edit', { language })}
        </Button>
      )}
    </div>
  );
}

interface SinceThenProps {
  reading: Reading;
  lastBuild: string | null;
  /** The language of the text, which may be the primary one. */
  written: string;
}

/** The changes since they read the last notes, for those who want to see them. */
function SinceThen({ reading, lastBuild, written }: SinceThenProps) {
  const { locale, from, text, previous, unchangedSince } = reading;
  const changes = useMemo(
    () => (previous === null ? [] : wordDiff(previous, text, written)),
    [previous, text, written],
  );
  if (from === 'nothing' || previous === null || unchangedSince !== null) return null;
  return (
    <div className="reader-changes">
      <Fold label={sinceWords(reading, lastBuild)}>
        <section
          className="reader-since selectable"
          aria-label={say('notes.changes.text', { language: localeName(locale) })}
          dir="auto"
          lang={langAttribute(written)}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolling content must be reachable without a mouse.
          tabIndex={0}
        >
          <ChangedWords changes={changes} />
        </section>
      </Fold>
    </div>
  );
}
