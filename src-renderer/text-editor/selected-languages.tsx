import { X } from 'lucide-react';
import { useEffect } from 'react';
import { localeName } from '#shared/words/locale-name';
import { say } from '#shared/words/say';
import { changeLanguageView, needOf, useLanguageView } from '../store/language-list';
import { noteIn } from '../store/notes-book';
import { openTranslating } from '../store/translating';
import { readTranslator, useTranslator } from '../store/translator';
import { Button, IconButton } from '../ui/button';
import { useNotes } from './notes-context';

/** What can be done with several languages at once. Each has one undo. */
export function SelectedLanguages() {
  const book = useNotes();
  const selected = useLanguageView((state) => state.selected);
  const locales = [...selected].filter((locale) => book.locales.includes(locale));
  const { primary, isEditable } = book;
  const text = primary === null ? '' : noteIn(book, primary);
  const empty = locales.filter((locale) => needOf(book, locale) === 'empty');
  const toReview = locales.filter((locale) => book.toReview.includes(locale));
  const language = primary === null ? '' : localeName(primary);
  // The languages of an App Store version stay.
  const removable = locales.filter(
    (locale) => book.text === undefined || book.ofApp?.includes(locale) === false,
  );
  return (
    <div className="locales-selected">
      <div className="locales-selected-head">
        <span className="small numbers grow">
          {say('notes.selected', { count: locales.length })}
        </span>
        <IconButton label={say('notes.selected.clear')} onPress={clear}>
          <X aria-hidden />
        </IconButton>
      </div>
      {isEditable && empty.length > 0 && text.trim() !== '' && (
        <Button
          size="small"
          onPress={() =>
            book.writeAll(
              empty.map((locale) => ({ locale, text })),
              say('notes.copied-primary', { count: empty.length, language }),
            )
          }
        >
          {say('notes.selected.copy', { count: empty.length, language })}
        </Button>
      )}
      <TranslateSelected locales={locales} />
      {toReview.length > 0 && (
        <Button size="small" onPress={() => book.markReviewed(toReview)}>
          {say('notes.selected.review', { count: toReview.length })}
        </Button>
      )}
      {removable.length > 0 && (
        <Button
          size="small"
          onPress={() => {
            clear();
            book.remove(removable);
          }}
        >
          {say('notes.selected.remove', { count: removable.length })}
        </Button>
      )}
    </div>
  );
}

/** Only with a translator that is turned on: all else about it is in the menu of the editor. */
function TranslateSelected({ locales }: { locales: readonly string[] }) {
  const book = useNotes();
  const isOn = useTranslator(({ state }) => state !== null && state.kind !== 'off');
  useEffect(() => void readTranslator(), []);
  const { primary, isEditable } = book;
  const targets = locales.filter((locale) => locale !== primary);
  const hasText = primary !== null && noteIn(book, primary).trim() !== '';
  // Machine translations are for What to Test; texts of the App Store are read by everyone.
  if (book.text !== undefined || !isOn || !isEditable || !hasText || targets.length === 0)
    return null;
  return (
    <Button size="small" onPress={() => void openTranslating(book, targets)}>
      {say('translate.open')}
    </Button>
  );
}

function clear(): void {
  changeLanguageView({ selected: new Set() });
}
