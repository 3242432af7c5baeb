import { ArrowRight, Check, ChevronRight, Minus, X } from 'lucide-react';
import { createElement, useState } from 'react';
import { checkTyped } from '#shared/asc/text-rules';
import type { NotesRemark } from '#shared/domain/notes-file';
import { freeLocales, type ImportRow, isLeftOut, needsLook } from '#shared/domain/notes-import';
import { formatWhole } from '#shared/words/format';
import { langAttribute, localeName } from '#shared/words/locale-name';
import { inWords, say } from '#shared/words/say';
import { chooseLanguage } from '../store/notes-import';
import { Picker } from '../ui/picker';
import { inOrder } from '../ui/pieces';
import { matchingLanguages } from '../words/language-search';
import { problemWords } from '../words/note';
import { refusedParts, resultWords } from '../words/notes-import';
import { useNotes } from './notes-context';

/** Beside what needs a look, as many others as fill the sheet. */
const shownRows = 8;

/** Every note of the file: what needs a look is always shown, the others as far as there is room. */
export function ImportTable({ rows }: { rows: readonly ImportRow[] }) {
  const [showsAll, setShowsAll] = useState(false);
  const atLeast = Math.max(shownRows, rows.filter(needsLook).length + 3);
  const hidden = showsAll || rows.length <= atLeast + 1 ? 0 : rows.length - atLeast;
  return (
    <table className="notes-table" aria-label={say('notes.import.table')}>
      <thead>
        <tr>
          <th scope="col">{say('notes.import.column-code')}</th>
          <th scope="col">{say('notes.import.column-language')}</th>
          <th scope="col" className="notes-table-number">
            {say('notes.import.column-characters')}
          </th>
          <th scope="col">{say('notes.import.column-result')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.slice(0, rows.length - hidden).map((row) => (
          <Row key={row.index} row={row} rows={rows} />
        ))}
        {hidden > 0 && (
          <tr>
            <td colSpan={4}>
              <button
                type="button"
                className="link-button notes-table-more"
                onClick={() => setShowsAll(true)}
              >
                {say('notes.import.show-more', { count: hidden })}
              </button>
            </td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

function Row({ row, rows }: { row: ImportRow; rows: readonly ImportRow[] }) {
  const [isOpen, setOpen] = useState(false);
  const { entry, locale } = row;
  const code = entry.code === '' ? say('notes.import.no-code') : entry.code;
  const { length } = checkTyped(entry.text);
  return (
    <>
      <tr>
        <td>
          <button
            type="button"
            className="notes-table-open"
            aria-expanded={isOpen}
            aria-label={say('notes.import.open-row', { code })}
            onClick={() => setOpen(!isOpen)}
          >
            <ChevronRight aria-hidden />
            {entry.code === '' ? <i>{code}</i> : <code>{code}</code>}
          </button>
        </td>
        <td className={isLeftOut(row) ? 'notes-table-quiet' : ''}>
          {locale === null ? (
            <span className="notes-table-quiet">{say('notes.import.unknown-language')}</span>
          ) : (
            <>
              {localeName(locale)} <code className="notes-table-quiet">{locale}</code>
            </>
          )}
        </td>
        <td className="notes-table-number numbers">{formatWhole(length)}</td>
        <td>
          <Result row={row} />
          {isChoosable(row) && <ChooseLanguage row={row} rows={rows} isFirst={isLeftOut(row)} />}
        </td>
      </tr>
      {isOpen && (
        <tr>
          <td colSpan={4}>
            <RowText row={row} />
          </td>
        </tr>
      )}
    </>
  );
}

/** A certain code stays as it is; any other language is a person's to choose. */
function isChoosable({ outcome, entry, locale }: ImportRow): boolean {
  if (outcome === 'empty' || outcome === 'oversized') return false;
  return outcome === 'unknown' || entry.code === '' || locale !== entry.locale;
}

const toneOf = (row: ImportRow) => {
  if (isLeftOut(row)) return 'block';
  if (row.outcome === 'same' || row.outcome === 'kept') return row.isChanged ? 'look' : 'quiet';
  return row.isChanged ? 'look' : 'ok';
};

const icons = { block: X, look: ArrowRight, ok: Check, quiet: Check } as const;

function Result({ row }: { row: ImportRow }) {
  const tone = toneOf(row);
  const Icon = row.outcome === 'kept' ? Minus : icons[tone];
  return (
    <span className={`notes-result notes-result-${tone}`}>
      <Icon aria-hidden />
      {resultWords(row)}
    </span>
  );
}

interface ChooseLanguageProps {
  row: ImportRow;
  rows: readonly ImportRow[];
  /** Whether none is chosen yet. */
  isFirst: boolean;
}

function ChooseLanguage({ row, rows, isFirst }: ChooseLanguageProps) {
  const { ofApp } = useNotes();
  return (
    <Picker
      isLink
      label={say(isFirst ? 'notes.import.choose-language' : 'notes.import.change-language')}
      searchLabel={say('notes.find-language')}
      options={freeLocales(rows, { ofApp })}
      empty={say('notes.unknown-language')}
      matching={matchingLanguages}
      onPick={(locale) => chooseLanguage(row.index, locale)}
    />
  );
}

/** The text itself, with what App Store Connect would refuse marked in it. */
function RowText({ row: { entry, locale } }: { row: ImportRow }) {
  const check = checkTyped(entry.text);
  const problem = problemWords(entry.text, check);
  const code = entry.code === '' ? say('notes.import.no-code') : entry.code;
  return (
    <div className="notes-row-text">
      {problem !== null && <p className="note-problem">{problem}</p>}
      <section
        className="notes-row-words selectable"
        aria-label={say('notes.import.row-text', { code })}
        dir="auto"
        lang={locale === null ? undefined : langAttribute(locale)}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolling content must be reachable without a mouse.
        tabIndex={0}
      >
        {inOrder(
          refusedParts(entry.text.slice(0, longestShown)).map(({ text, isRefused }) =>
            isRefused ? createElement('mark', null, text) : text,
          ),
        )}
      </section>
      <p className="small">{inWords(entry.place)}</p>
    </div>
  );
}

/** Far more than App Store Connect takes. */
const longestShown = 20_000;

/** Before they are counted only. */
const shownRemarks = 5;

/** What in the file is not a note, each with its place and the reason. */
export function ImportRemarks({ remarks }: { remarks: readonly NotesRemark[] }) {
  const [showsAll, setShowsAll] = useState(false);
  if (remarks.length === 0) return null;
  const hidden = showsAll || remarks.length <= shownRemarks + 1 ? 0 : remarks.length - shownRemarks;
  return (
    <section className="notes-remarks" aria-label={say('notes.import.remarks')}>
      <p className="notes-remarks-head">
        <b>{say('notes.import.remarks')}</b>{' '}
        <span className="small">{say('notes.import.remarks-aside')}</span>
      </p>
      <ul>
        {remarks.slice(0, remarks.length - hidden).map(({ place, quote, why }) => (
          <li key={`${inWords(place ?? '')} ${quote} ${inWords(why)}`} className="notes-remark">
            <span className="notes-remark-place">{place !== null && inWords(place)}</span>
            <code className="notes-remark-quote">{quote}</code>
            <span className="notes-remark-why">{inWords(why)}</span>
          </li>
        ))}
      </ul>
      {hidden > 0 && (
        <button
          type="button"
          className="link-button notes-table-more"
          onClick={() => setShowsAll(true)}
        >
          {say('notes.import.more-remarks', { count: hidden })}
        </button>
      )}
    </section>
  );
}
