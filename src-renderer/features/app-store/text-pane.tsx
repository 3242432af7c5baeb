import { RotateCcw, Trash2, TriangleAlert } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import type { StoreTextField } from '#shared/domain/app-store';
import { languagesToEdit, missingTexts, offeredTexts } from '#shared/domain/store-texts';
import { langAttribute, localeName } from '#shared/words/locale-name';
import { type Message, message } from '#shared/words/message';
import { say } from '#shared/words/say';
import { type StoreCardProps, useStoreTab } from '../../store/app-store';
import { checkIn, type NotesBook, noteIn } from '../../store/notes-book';
import { changeTextsView, restoreText, useTextsView } from '../../store/store-texts';
import { NoteField } from '../../text-editor/note-field';
import { SavingLine } from '../../text-editor/note-foot';
import { IconButton } from '../../ui/button';
import { ChangedWords } from '../../ui/changed-words';
import { useSettled } from '../../ui/use-settled';
import { wordDiff } from '../../ui/word-diff';
import { countWords, fillOf } from '../../words/note';
import '../../text-editor/note-pane.css';
import './text-pane.css';

interface TextPaneProps extends StoreCardProps {
  book: NotesBook;
}

interface OneTextProps extends TextPaneProps {
  locale: string;
  field: StoreTextField;
}

/** The text in the chosen language, what it lacks, and how it differs from the version on sale. */
export function TextPane({ app, page, book }: TextPaneProps) {
  const { chosen, text } = book;
  const { showsChanges } = useTextsView(app);
  if (chosen === null || text === undefined)
    return <p className="notes-none small">{say('store-texts.no-language')}</p>;
  const one = { app, page, book, locale: chosen, field: text.field };
  return (
    <div className="note-editor">
      <NoteField key={`${text.field} ${chosen}`} locale={chosen} />
      <Lacks {...one} />
      <Foot {...one} />
      {showsChanges && <Changes {...one} />}
    </div>
  );
}

/** What App Review will ask for in this language. */
function Lacks({ app, page, book, locale, field }: OneTextProps) {
  const { draft } = useStoreTab(app);
  const languages = languagesToEdit(page) ?? [];
  const language = localeName(locale);
  const isNew = !languages.some((one) => one.locale === locale);
  const isEmpty = noteIn(book, locale).trim() === '';
  if (isNew) {
    const missing = missingTexts(languages, draft.texts, offeredTexts(page), locale);
    const list: Message[] = missing.map((one) => message(`store-texts.name.${one}`));
    return (
      <Warning>
        {missing.length > 0 &&
          `${say('store-texts.new-language', { language, missing: { list } })} `}
        {say('store-texts.new-language-screenshots', { language })}
      </Warning>
    );
  }
  if (!isEmpty || book.text?.isRequired !== true) return null;
  return (
    <Warning>
      {say('store-texts.empty', { text: say(`store-texts.name.${field}`), language })}
    </Warning>
  );
}

function Warning({ children }: { children: ReactNode }) {
  return (
    <p className="store-text-lacks">
      <TriangleAlert aria-hidden />
      <span>{children}</span>
    </p>
  );
}

function Foot(props: OneTextProps) {
  const { app, page, book, locale, field } = props;
  const { draft } = useStoreTab(app);
  const check = checkIn(book, locale);
  const isNew = book.ofApp?.includes(locale) === false;
  const isChanged = draft.texts.some((one) => one.locale === locale && one[field] !== undefined);
  return (
    <div className="note-foot small">
      <div className="note-foot-words">
        <span className={`numbers note-count-${fillOf(check)}`}>{countWords(check)}</span>
        <ChangesLink {...props} />
      </div>
      <SavingLine />
      {isNew ? (
        <IconButton
          label={say('notes.remove', { language: localeName(locale) })}
          onPress={() => book.remove([locale])}
        >
          <Trash2 aria-hidden />
        </IconButton>
      ) : (
        isChanged && (
          <IconButton
            label={say('store-texts.restore')}
            onPress={() => restoreText(book, page, locale)}
          >
            <RotateCcw aria-hidden />
          </IconButton>
        )
      )}
    </div>
  );
}

function ChangesLink({ app, page }: OneTextProps) {
  const { showsChanges } = useTextsView(app);
  if (page.live === null || page.liveLanguages === null) return null;
  return (
    <button
      type="button"
      className="link-button"
      aria-expanded={showsChanges}
      onClick={() => changeTextsView(app, { showsChanges: !showsChanges })}
    >
      {showsChanges
        ? say('store-texts.changes.hide')
        : say('store-texts.changes.show', { version: page.live.versionString })}
    </button>
  );
}

/** How the text differs from that of the version on sale. */
function Changes({ page, book, locale, field }: OneTextProps) {
  const text = useSettled(noteIn(book, locale));
  const before = page.liveLanguages?.find((one) => one.locale === locale)?.[field] ?? '';
  const changes = useMemo(() => wordDiff(before, text, locale), [before, text, locale]);
  if (page.live === null || page.liveLanguages === null) return null;
  const version = page.live.versionString;
  const language = localeName(locale);
  if (before.trim() === '') {
    const name = say(`store-texts.name.${field}`);
    return (
      <p className="small">{say('store-texts.changes.first', { version, text: name, language })}</p>
    );
  }
  if (before === text)
    return <p className="small">{say('store-texts.changes.none', { version })}</p>;
  return (
    <section
      className="store-text-changes selectable"
      aria-label={say('store-texts.changes.title', { version, language })}
      dir="auto"
      lang={langAttribute(locale)}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolling content must be reachable without a mouse.
      tabIndex={0}
    >
      <ChangedWords changes={changes} />
    </section>
  );
}
