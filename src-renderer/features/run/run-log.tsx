import { Search } from 'lucide-react';
import {
  createElement,
  memo,
  type RefObject,
  useDeferredValue,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { Input, SearchField } from 'react-aria-components';
import type { RunLog, RunLogLine } from '#shared/domain/run-log';
import { inWords, say } from '#shared/words/say';
import { clockSeconds, dayOf, fullTime } from '#shared/words/time';
import { searchId } from '../../store/details-pane';
import { announcer } from '../../store/window';
import { CopyButton } from '../../ui/copy-button';
import { inOrder } from '../../ui/pieces';
import { leftOutLines, logText, matchesIn, matchWords, piecesOf } from '../../words/log';
import './run-log.css';

/** The log, newest line last, with a search. Not a live region: people read it on their own. */
export function RunLogView({ log }: { log: RunLog }) {
  const [query, setQuery] = useState('');
  const [place, setPlace] = useState(0);
  const searched = useDeferredValue(query);
  const matches = matchesIn(log.lines, searched);
  const current = matches.length === 0 ? 0 : place % matches.length;
  const list = useRef<HTMLDivElement>(null);
  const jump = (by: number) => {
    if (matches.length === 0) return announcer.announceNow(matchWords(matches, 0));
    const next = (current + by + matches.length) % matches.length;
    setPlace(next);
    const line = log.lines[matches[next] ?? 0];
    announcer.announceNow(
      say('run-view.log.match-line', {
        match: matchWords(matches, next),
        line: line?.text ?? '',
      }),
    );
  };
  return (
    <>
      <div className="log-head">
        <h3 id="log-title">{say('run-view.log')}</h3>
        <SearchField
          className="log-search"
          aria-label={say('run-view.log.search')}
          value={query}
          onChange={(words) => {
            setQuery(words);
            setPlace(0);
          }}
        >
          <Search aria-hidden />
          <Input
            id={searchId}
            placeholder={say('run-view.log.search-placeholder')}
            spellCheck={false}
            onKeyDown={(event) => {
              if (event.key === 'Enter') jump(event.shiftKey ? -1 : 1);
            }}
          />
          {searched.trim() !== '' && (
            <span className="small log-count">{matchWords(matches, current)}</span>
          )}
        </SearchField>
        <CopyButton text={logText(log)} isIcon>
          {say('run-view.log.copy')}
        </CopyButton>
      </div>
      <LogLines
        log={log}
        query={matches.length === 0 ? '' : searched}
        current={matches[current] ?? null}
        list={list}
      />
    </>
  );
}

interface LogLinesProps {
  log: RunLog;
  query: string;
  /** The position of the current match. */
  current: number | null;
  list: RefObject<HTMLDivElement | null>;
}

/** How close to the end counts as at the end, in pixels. */
const nearEnd = 8;

function LogLines({ log, query, current, list }: LogLinesProps) {
  const follows = useRef(true);
  const { lines } = log;
  const text = useRef<HTMLOListElement>(null);
  useLayoutEffect(() => {
    const element = list.current;
    if (element === null || text.current === null) return;
    // New lines, another width: anything that moves the end.
    const resized = new ResizeObserver(() => {
      if (follows.current) element.scrollTop = element.scrollHeight;
    });
    resized.observe(text.current);
    resized.observe(element);
    return () => resized.disconnect();
  }, [list]);
  useEffect(() => {
    if (current === null) return;
    follows.current = false;
    list.current?.querySelector('[data-current]')?.scrollIntoView({ block: 'nearest' });
  }, [current, list]);
  const older = leftOutLines(log);
  return (
    <section
      className="log"
      aria-labelledby="log-title"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolling content has to be reachable by keyboard.
      tabIndex={0}
      ref={list}
      onScroll={({ currentTarget: { scrollTop, clientHeight, scrollHeight } }) => {
        follows.current = scrollTop + clientHeight >= scrollHeight - nearEnd;
      }}
    >
      {older !== '' && <p className="small log-older">{older}</p>}
      <ol ref={text}>
        {inOrder(
          lines.map((line, place) =>
            createElement(LogLine, {
              line,
              day: startsDay(lines, place) ? dayOf(line.at, Date.now()) : '',
              query,
              isCurrent: place === current,
            }),
          ),
        )}
      </ol>
    </section>
  );
}

/** Times alone would not distinguish the days. */
function startsDay(lines: readonly RunLogLine[], place: number): boolean {
  const before = lines[place - 1];
  const line = lines[place];
  if (before === undefined || line === undefined) return false;
  return new Date(before.at).toDateString() !== new Date(line.at).toDateString();
}

interface LogLineProps {
  line: RunLogLine;
  /** Shown where a new day begins. */
  day: string;
  query: string;
  isCurrent: boolean;
}

/** Rendered again only when the line or the search changes. */
const LogLine = memo(function LogLine({ line, day, query, isCurrent }: LogLineProps) {
  return (
    <li className="log-line" data-current={isCurrent || undefined}>
      {day !== '' && <span className="log-day">{day}</span>}
      <time dateTime={line.at} title={fullTime(line.at)}>
        {clockSeconds(line.at)}
      </time>
      <span className="selectable">
        {inOrder(
          piecesOf(inWords(line.text), query).map(({ text, isMatch }) =>
            isMatch ? createElement('mark', null, text) : text,
          ),
        )}
      </span>
    </li>
  );
});
