import { isFirstVersion, type StoreTextField } from '#shared/domain/app-store';
import { offeredTexts } from '#shared/domain/store-texts';
import { say } from '#shared/words/say';
import { stateText } from '#shared/words/states';
import { canBeChanged, readStore, type StoreCardProps, useStoreTab } from '../../store/app-store';
import { countTexts } from '../../store/language-list';
import type { NotesBook } from '../../store/notes-book';
import { useOpenNotes } from '../../store/open-notes';
import { usePlan } from '../../store/plan';
import {
  changeTextsView,
  notesReason,
  openCopyFromNotes,
  openCopyToNotes,
  shownField,
  storeTextsBook,
  useTextsView,
} from '../../store/store-texts';
import { AddLanguage } from '../../text-editor/add-languages';
import { ImportButton } from '../../text-editor/file-buttons';
import { ImportSheet } from '../../text-editor/import-sheet';
import { LanguageList } from '../../text-editor/language-list';
import { NotesProvider } from '../../text-editor/notes-context';
import { Button } from '../../ui/button';
import { Section } from '../../ui/card';
import { MenuButton } from '../../ui/menu-button';
import { Select } from '../../ui/select';
import { CopyTextsSheet } from './copy-texts-sheet';
import { TextPane } from './text-pane';
import '../../text-editor/editor-section.css';
import './texts-card.css';

/** What's New and the other texts of the version, in every language. */
export function TextsCard({ app, page }: StoreCardProps) {
  const tab = useStoreTab(app);
  const view = useTextsView(app);
  const book = storeTextsBook(app, page, tab, view);
  if (book === null) return <UnreadTexts app={app} />;
  return <Texts app={app} page={page} book={book} />;
}

function UnreadTexts({ app }: Pick<StoreCardProps, 'app'>) {
  return (
    <Section
      id="store-texts"
      title={say('store-texts.name.whatsNew')}
      actions={
        <Button kind="ghost" onPress={() => void readStore(app)}>
          {say('app-page.try-again')}
        </Button>
      }
    >
      <p className="store-texts-note small">{say('store-texts.unread')}</p>
    </Section>
  );
}

interface TextsProps extends StoreCardProps {
  book: NotesBook;
}

function Texts({ app, page, book }: TextsProps) {
  useOpenNotes(book);
  const view = useTextsView(app);
  const field = shownField(page, view);
  const { written } = countTexts(book);
  return (
    <NotesProvider value={book}>
      <Section
        id="store-texts"
        className="notes store-texts"
        title={say(`store-texts.name.${field}`)}
        aside={say('notes.written', { written, count: book.locales.length })}
        actions={field === 'whatsNew' && <WhatsNewActions app={app} book={book} />}
      >
        <div className="store-texts-choice">
          <Select
            label={say('store-texts.choose')}
            value={field}
            options={offeredTexts(page).map((id) => ({ id, name: say(`store-texts.name.${id}`) }))}
            onChange={(chosen) => changeTextsView(app, { field: chosen as StoreTextField })}
          />
          <span className="grow" />
          {field === 'whatsNew' && <MoreActions app={app} book={book} />}
          <Limits page={page} field={field} />
        </div>
        <div className="notes-columns">
          <div className="notes-locales">
            <LanguageList isFull={book.locales.length > manyLanguages} />
            <AddLanguage />
          </div>
          <TextPane app={app} page={page} book={book} />
        </div>
        {field === 'whatsNew' && <ImportSheet />}
        <CopyTextsSheet app={app} book={book} />
      </Section>
    </NotesProvider>
  );
}

/** With fewer, all are seen at a glance. */
const manyLanguages = 8;

function WhatsNewActions({ app, book }: Omit<TextsProps, 'page'>) {
  return (
    <>
      {book.isEditable && (
        <Button kind="ghost" onPress={() => void openCopyFromNotes(app, book)}>
          {say('store-texts.copy')}
        </Button>
      )}
      <ImportButton isQuiet />
    </>
  );
}

function MoreActions({ app, book }: Omit<TextsProps, 'page'>) {
  // Whether there is a next build depends on the package that is open in Publish.
  usePlan((state) => state.plan);
  return (
    <MenuButton
      label={say('notes.more')}
      items={[{ id: 'notes', name: say('store-texts.use-as-notes'), reason: notesReason(app) }]}
      onAction={() => openCopyToNotes(app, book)}
    />
  );
}

/** Why some texts are not offered, or can't be changed. */
function Limits({ page, field }: Pick<StoreCardProps, 'page'> & { field: StoreTextField }) {
  const isLocked = !canBeChanged(page);
  return (
    <>
      {isFirstVersion(page) && <p className="small">{say('store-texts.no-whats-new')}</p>}
      {isLocked && page.open !== null && (
        <p className="small">
          {say('store-texts.not-editable', { state: stateText('store-version', page.open.state) })}
        </p>
      )}
      {isLocked && field === 'promotionalText' && (
        <p className="small">{say('store-texts.promotional-on-web')}</p>
      )}
    </>
  );
}
