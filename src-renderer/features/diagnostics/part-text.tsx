import { ChevronDown, ChevronUp } from 'lucide-react';
import { createElement, memo, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { DiagnosticsPart } from '#shared/domain/diagnostics';
import { say } from '#shared/words/say';
import { IconButton } from '../../ui/button';
import { inOrder } from '../../ui/pieces';
import { SearchField } from '../../ui/search-field';
import { matchWords, piecesOf } from '../../words/log';

/** Lines that are laid out together: those that are out of view cost nothing. */
const linesTogether = 100;

/** The whole text of a part, with a search. */
export function PartText({ part: { name, text } }: { part: DiagnosticsPart }) {
  const [query, setQuery] = useState('');
  const [place, setPlace] = useState(0);
  const searched = useDeferredValue(query.trim().toLowerCase());
  const lines = useMemo(() => text.split('\n'), [text]);
  const matches = useMemo(
    () =>
      searched === ''
        ? []
        : lines.flatMap((line, at) => (line.toLowerCase().includes(searched) ? [at] : [])),
    [lines, searched],
  );
  const current = matches[place % Math.max(1, matches.length)] ?? null;
  const area = useRef<HTMLElement>(null);
  useEffect(() => {
    if (current === null) return;
    area.current?.querySelector('[data-current]')?.scrollIntoView({ block: 'center' });
  }, [current]);
  const step = (by: number) =>
    setPlace((place + by + matches.length) % Math.max(1, matches.length));
  return (
    <div className="diagnostics-text">
      <div className="diagnostics-search">
        <SearchField
          label={say('diagnostics.search')}
          placeholder={say('diagnostics.search')}
          clearLabel={say('diagnostics.clear-search')}
          value={query}
          onSubmit={() => step(1)}
          onChange={(words) => {
            setQuery(words);
            setPlace(0);
          }}
        />
        {searched !== '' && (
          <span className="small numbers" role="status">
            {matchWords(matches, matches.length === 0 ? 0 : place % matches.length)}
          </span>
        )}
        {matches.length > 1 && (
          <>
            <IconButton label={say('run-view.log.previous-match')} onPress={() => step(-1)}>
              <ChevronUp aria-hidden />
            </IconButton>
            <IconButton label={say('run-view.log.next-match')} onPress={() => step(1)}>
              <ChevronDown aria-hidden />
            </IconButton>
          </>
        )}
      </div>
      <section
        className="diagnostics-lines selectable"
        aria-label={say(`diagnostics.part.${name}`)}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolling content has to be reachable by keyboard.
        tabIndex={0}
        dir="ltr"
        ref={area}
      >
        {text === '' ? (
          <p className="small">{say('diagnostics.empty')}</p>
        ) : (
          inOrder(
            chunksOf(lines).map((chunk, index) =>
              createElement(Chunk, {
                lines: chunk,
                query: matches.length === 0 ? '' : searched,
                current: placeIn(current, index),
              }),
            ),
          )
        )}
      </section>
    </div>
  );
}

function chunksOf(lines: readonly string[]): string[][] {
  const count = Math.ceil(lines.length / linesTogether);
  return Array.from({ length: count }, (_, index) =>
    lines.slice(index * linesTogether, (index + 1) * linesTogether),
  );
}

function placeIn(current: number | null, chunk: number): number | null {
  if (current === null || Math.floor(current / linesTogether) !== chunk) return null;
  return current % linesTogether;
}

interface ChunkProps {
  lines: readonly string[];
  query: string;
  /** Of the current match, among these lines. */
  current: number | null;
}

const Chunk = memo(
  function Chunk({ lines, query, current }: ChunkProps) {
    return (
      <div className="diagnostics-chunk">
        {inOrder(
          lines.map((line, place) =>
            createElement(
              'div',
              place === current ? { 'data-current': true } : null,
              inOrder(
                piecesOf(line, query).map(({ text, isMatch }) =>
                  isMatch ? createElement('mark', null, text) : text,
                ),
              ),
            ),
          ),
        )}
      </div>
    );
  },
  (before, after) =>
    before.query === after.query &&
    before.current === after.current &&
    before.lines.length === after.lines.length &&
    before.lines.every((line, place) => line === after.lines[place]),
);
