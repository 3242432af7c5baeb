import { useEffect, useRef } from 'react';
import { say } from '#shared/words/say';
import { shortMoment } from '#shared/words/time';
import { useWindow } from '../../store/window';
import { Chip } from '../../ui/chip';
import { IconTile } from '../../ui/icon-tile';
import { Pieces } from '../../ui/pieces';
import { statusIcons } from '../../ui/status-icons';
import type { Entry } from './entry';
import type { Listing } from './listing';
import { marked } from './match';

interface PaletteListProps {
  /** Of the list is `IDlist`, of its lines `ID0` and so on: the field refers to them. */
  id: string;
  listing: Listing;
  query: string;
  /** Of the query, to be marked. */
  words: readonly string[];
  /** The current line, counted over all groups. */
  place: number;
  onPoint: (place: number) => void;
  onChoose: (entry: Entry) => void;
}

/** The groups with their lines. */
export function PaletteList(props: PaletteListProps) {
  const { id, listing, query, words, place, onPoint, onChoose } = props;
  if (listing.count === 0)
    return (
      <p className="palette-none" id={`${id}list`}>
        {say('palette.no-match', { query: query.trim() })}
      </p>
    );
  let next = 0;
  return (
    <div
      className="palette-list"
      role="listbox"
      id={`${id}list`}
      aria-label={say('palette.label')}
      tabIndex={-1}
    >
      {listing.sections.map(({ title, entries }) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a list.
        <div key={title} role="group" aria-labelledby={`${id}${title}`}>
          <div className="palette-group" role="presentation" id={`${id}${title}`}>
            {say(title)}
          </div>
          {entries.map((entry) => {
            const at = next++;
            return (
              <PaletteLine
                key={entry.id}
                id={`${id}${at}`}
                entry={entry}
                words={words}
                isCurrent={at === place}
                onPoint={() => onPoint(at)}
                onChoose={() => onChoose(entry)}
              />
            );
          })}
        </div>
      ))}
    </div>
  );
}

interface PaletteLineProps {
  id: string;
  entry: Entry;
  words: readonly string[];
  isCurrent: boolean;
  onPoint: () => void;
  onChoose: () => void;
}

function PaletteLine({ id, entry, words, isCurrent, onPoint, onChoose }: PaletteLineProps) {
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isCurrent) line.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent]);
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the current line.
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys.
    <div
      ref={line}
      id={id}
      className="palette-line"
      role="option"
      aria-selected={isCurrent}
      aria-disabled={Boolean(entry.reason) || undefined}
      // Not on entering: a list that scrolls under a resting pointer must not change the line.
      onPointerMove={isCurrent ? undefined : onPoint}
      onPointerDown={(event) => event.preventDefault()}
      onClick={onChoose}
    >
      <LineIcon icon={entry.icon} />
      <span className="palette-words">
        <bdi className="palette-label">
          <Pieces of={marked(entry.label, words)} />
        </bdi>
        <LineDetail entry={entry} />
      </span>
      <LineEnd entry={entry} />
    </div>
  );
}

function LineIcon({ icon }: Pick<Entry, 'icon'>) {
  const shown = useWindow((state) =>
    'bundleId' in icon ? (state.icons[icon.bundleId ?? ''] ?? null) : null,
  );
  if ('bundleId' in icon) return <IconTile icon={shown} name={icon.name} size="tiny" />;
  const Icon = icon;
  return <Icon aria-hidden />;
}

function LineDetail({ entry: { since, detail, isCode } }: { entry: Entry }) {
  const words = since === undefined ? detail : shortMoment(since, Date.now());
  if (words === undefined) return null;
  if (isCode) return <code className="palette-detail">{words}</code>;
  return <span className="palette-detail small numbers">{words}</span>;
}

/** The status of a run, why it can't be done, or its key. */
function LineEnd({ entry: { chip, reason, key } }: { entry: Entry }) {
  if (reason)
    return (
      <span className="palette-reason small" title={reason}>
        {reason}
      </span>
    );
  if (chip !== undefined)
    return (
      <Chip tone={chip.tone} icon={statusIcons[chip.icon]}>
        {chip.word}
      </Chip>
    );
  return key === undefined ? null : <kbd aria-hidden>{key}</kbd>;
}
