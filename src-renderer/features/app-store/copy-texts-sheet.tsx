import type { CopiedText } from '#shared/domain/store-texts';
import { copiesToWrite } from '#shared/domain/store-texts';
import { formatWhole } from '#shared/words/format';
import { localeName } from '#shared/words/locale-name';
import { say } from '#shared/words/say';
import type { StoreKey } from '../../store/app-store';
import type { NotesBook } from '../../store/notes-book';
import { type CopyingTexts, closeCopying, copyTexts, useTextsView } from '../../store/store-texts';
import { Button } from '../../ui/button';
import { Sheet } from '../../ui/dialog';
import { ErrorNotice } from '../../ui/error-notice';
import { GuardedButton } from '../../ui/guarded-button';
import { WaitingLine } from '../../ui/progress';

interface CopyTextsProps {
  app: StoreKey;
  book: NotesBook;
}

/** Which languages What to Test and What's New have in common, before any of it is copied. */
export function CopyTextsSheet({ app, book }: CopyTextsProps) {
  const { copying } = useTextsView(app);
  const isToStore = copying?.to !== 'notes';
  const build = copying?.build ?? '';
  return (
    <Sheet
      title={say(isToStore ? 'store-texts.copy.title' : 'store-texts.use-as-notes.title')}
      text={say(isToStore ? 'store-texts.copy.text' : 'store-texts.use-as-notes.text', { build })}
      isOpen={copying !== null}
      onClose={() => closeCopying(app)}
    >
      {copying !== null && <Copies app={app} book={book} copying={copying} />}
    </Sheet>
  );
}

function Copies({ app, book, copying }: CopyTextsProps & { copying: CopyingTexts }) {
  const { copies, error } = copying;
  const count = copiesToWrite(copies ?? []).length;
  return (
    <>
      {copies === null && <WaitingLine>{say('store-texts.copy.reading')}</WaitingLine>}
      {error !== null && <ErrorNotice isAlert {...error} />}
      {copies !== null && error === null && <CopiedLanguages copying={copying} copies={copies} />}
      <div className="sheet-foot">
        <Button onPress={() => closeCopying(app)}>{say('button.cancel')}</Button>
        <GuardedButton
          reasons={count === 0 ? [say('store-texts.copy.nothing')] : []}
          onPress={() => copyTexts(app, book)}
        >
          {count === 0 ? say('store-texts.copy.act-none') : say('store-texts.copy.act', { count })}
        </GuardedButton>
      </div>
    </>
  );
}

interface CopiedLanguagesProps {
  copying: CopyingTexts;
  copies: readonly CopiedText[];
}

function CopiedLanguages({ copying, copies }: CopiedLanguagesProps) {
  const { build, to } = copying;
  if (copies.length === 0)
    return (
      <p className="small">
        {build === '' ? say('store-texts.copy.no-build') : say('store-texts.copy.none', { build })}
      </p>
    );
  return (
    <div className="copy-texts">
      <table className="notes-table">
        <thead>
          <tr>
            <th scope="col">{say('store-texts.copy.language')}</th>
            <th scope="col" className="notes-table-number">
              {say('store-texts.copy.characters')}
            </th>
            <th scope="col">{say('store-texts.copy.result')}</th>
          </tr>
        </thead>
        <tbody>
          {copies.map(({ locale, text, outcome }) => (
            <tr key={locale}>
              <td>
                {localeName(locale)} <code className="notes-table-quiet">{locale}</code>
              </td>
              <td className="notes-table-number numbers">{formatWhole(text.length)}</td>
              <td
                className={
                  outcome === 'same' || outcome === 'new-language' ? 'notes-table-quiet' : ''
                }
              >
                {resultWords(outcome, to)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function resultWords(outcome: CopiedText['outcome'], to: CopyingTexts['to']): string {
  if (outcome === 'new-language' && to === 'notes') return say('store-texts.copy.new-in-notes');
  return say(`store-texts.copy.${outcome}`);
}
