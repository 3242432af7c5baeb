import { Search } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useMemo, useState } from 'react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import { recentBound } from '#shared/domain/settings';
import { say } from '#shared/words/say';
import { writeSettings } from '../../store/account-actions';
import { afterPalette, copy, type OffersActions } from '../../store/actions';
import { useAppPages } from '../../store/app-pages';
import { usePlan } from '../../store/plan';
import { useSnapshots } from '../../store/snapshots';
import { closeSheet, useWindow } from '../../store/window';
import { escapeKey, isMac } from '../../words/keys';
import { actionEntries, appEntries, runEntries } from './entries';
import type { Entry } from './entry';
import { type Listing, matchingList, openingList } from './listing';
import { queryWords } from './match';
import { PaletteFoot } from './palette-foot';
import { PaletteList } from './palette-list';
import '../../ui/dialog.css';
import './palette.css';

interface CommandPaletteProps {
  /** What can be done at this moment. */
  actions: OffersActions;
}

/** A search over everything that can be done or opened, from anywhere. */
export function CommandPalette({ actions }: CommandPaletteProps) {
  const isOpen = useWindow((state) => state.sheet === 'palette');
  return (
    <ModalOverlay
      className="veil palette-veil"
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) closeSheet();
      }}
      isDismissable
    >
      <Modal className="sheet palette">
        <Dialog className="palette-body" aria-label={say('palette.label')}>
          <PaletteSearch actions={actions} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** Everything that can be listed now. Follows the stores: runs end and keys are added while the palette is open. */
function useEntries(actions: OffersActions): Entry[] {
  const snapshots = useSnapshots();
  const lists = useAppPages((state) => state.lists);
  const apps = useMemo(() => appEntries(snapshots, lists), [snapshots, lists]);
  usePlan();
  useWindow();
  return [...actionEntries(actions()), ...runEntries(snapshots), ...apps];
}

function remember(id: string): void {
  const { recentActions } = useSnapshots.getState().settings;
  const others = recentActions.filter((one) => one !== id);
  void writeSettings({ recentActions: [id, ...others].slice(0, recentBound) });
}

function choose(entry: Entry): void {
  if (entry.reason) return;
  closeSheet();
  remember(entry.id);
  afterPalette(entry.run);
}

const page = 8;

/** How far a key moves in the list. */
const moves: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: page,
  PageUp: -page,
};

/** By one it goes round; by a page it stops at the ends. */
function moved(at: number, by: number, count: number): number {
  if (Math.abs(by) === 1) return (at + by + count) % count;
  return Math.min(count - 1, Math.max(0, at + by));
}

/** Whether the key copies, and there is no selected text that it would copy instead. */
function isCopy(event: KeyboardEvent<HTMLInputElement>): boolean {
  const { selectionStart, selectionEnd } = event.currentTarget;
  const held = isMac() ? event.metaKey : event.ctrlKey;
  return held && event.key.toLowerCase() === 'c' && selectionStart === selectionEnd;
}

/**
 * The field keeps the focus while the keys move in the list. Unlike in React Aria's Autocomplete a line is always
 * current, also after letters were deleted, and one that can't be used can be read with its reason.
 */
function PaletteSearch({ actions }: CommandPaletteProps) {
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const [copied, setCopied] = useState<string | null>(null);
  const id = useId();
  const entries = useEntries(actions);
  const recent = useSnapshots((state) => state.settings.recentActions);
  const words = useMemo(() => queryWords(query), [query]);
  const listing: Listing =
    words.length === 0 ? openingList(entries, recent) : matchingList(entries, query);
  const lines = listing.sections.flatMap((section) => section.entries);
  const place = Math.min(at, lines.length - 1);
  const current = lines[place];
  useEffect(() => {
    if (copied === null) return;
    const timer = setTimeout(() => setCopied(null), 2000);
    return () => clearTimeout(timer);
  }, [copied]);

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    const by = moves[event.key];
    if (by !== undefined && lines.length > 0) setAt(moved(place, by, lines.length));
    else if (event.key === 'Enter' && current !== undefined) choose(current);
    else if (isCopy(event) && current?.copies !== undefined)
      void copy(current.copies).then(setCopied);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <div className="palette-head">
        <Search aria-hidden />
        <input
          className="palette-input"
          role="combobox"
          aria-label={say('palette.search')}
          aria-expanded="true"
          aria-controls={`${id}list`}
          aria-autocomplete="list"
          aria-activedescendant={current === undefined ? undefined : `${id}${place}`}
          placeholder={say('palette.search')}
          autoComplete="off"
          spellCheck={false}
          // biome-ignore lint/a11y/noAutofocus: the only field of a dialog that was opened to type in it.
          autoFocus
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
        <kbd aria-hidden>{escapeKey}</kbd>
      </div>
      <PaletteList
        id={id}
        listing={listing}
        words={words}
        query={query}
        place={place}
        onPoint={setAt}
        onChoose={choose}
      />
      <PaletteFoot
        current={current}
        count={words.length === 0 ? null : listing.count}
        copied={copied}
      />
    </>
  );
}
