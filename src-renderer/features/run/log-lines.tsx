import {
  createElement,
  memo,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import type { RunLogLine } from '#shared/domain/run-log';
import { logLineText, sinceStart } from '#shared/words/run-log';
import { inWords, say } from '#shared/words/say';
import { clockSeconds, dayOf, fullTime } from '#shared/words/time';
import { CopyButton } from '../../ui/copy-button';
import { inOrder } from '../../ui/pieces';
import { piecesOf } from '../../words/log';

/** Lines that are rendered together, or not at all while they are far from what is in view. */
const linesTogether = 50;
/** Pixels of a line before it was measured. */
const usualHeight = 18;
/** Pixels around what is in view that are rendered too. */
const margin = 600;

interface LogLinesProps {
  lines: readonly RunLogLine[];
  /** When the run started. */
  start: string;
  query: string;
  /** The line that is open, by its place among these. */
  current: number | null;
  onOpen: (place: number | null) => void;
  scroller: RefObject<HTMLElement | null>;
}

/** All lines of a log; of thousands only those near what is in view are in the page. */
export function LogLines({ lines, ...rest }: LogLinesProps) {
  const chunks: ReturnType<typeof createElement>[] = [];
  for (let from = 0; from < lines.length; from += linesTogether) {
    const own = lines.slice(from, from + linesTogether);
    const { current } = rest;
    const isHere = current !== null && current >= from && current < from + own.length;
    chunks.push(
      createElement(LogChunk, {
        ...rest,
        key: from,
        lines: own,
        before: lines[from - 1] ?? null,
        from,
        current: isHere ? current - from : null,
      }),
    );
  }
  return chunks;
}

interface LogChunkProps extends LogLinesProps {
  /** The line above these. */
  before: RunLogLine | null;
  from: number;
}

const LogChunk = memo(function LogChunk(props: LogChunkProps) {
  const { lines, before, from, start, query, current, onOpen, scroller } = props;
  const place = useRef<HTMLOListElement>(null);
  const height = useRef(lines.length * usualHeight);
  const [isNear, setNear] = useState(false);
  useLayoutEffect(() => {
    const element = place.current;
    if (element === null) return;
    const watch = new IntersectionObserver(
      ([entry]) => {
        if (entry === undefined) return;
        if (!entry.isIntersecting) height.current = element.offsetHeight;
        setNear(entry.isIntersecting);
      },
      // Not shown: a length of CSS.
      { root: scroller.current, rootMargin: `${margin}px 0px` },
    );
    watch.observe(element);
    return () => watch.disconnect();
  }, [scroller]);
  const isShown = isNear || current !== null;
  return (
    <ol
      className="log-chunk"
      start={from + 1}
      ref={place}
      style={isShown ? undefined : { blockSize: `${height.current}px` }}
    >
      {isShown &&
        inOrder(
          lines.map((line, index) =>
            createElement(LogLine, {
              line,
              day: startsDay(lines[index - 1] ?? before, line) ? dayOf(line.at, Date.now()) : '',
              start,
              query,
              isCurrent: index === current,
              onToggle: () => onOpen(index === current ? null : from + index),
            }),
          ),
        )}
    </ol>
  );
}, isSameChunk);

/** The lines are another array after each reading; those that did not change are the same objects. */
function isSameChunk(one: LogChunkProps, other: LogChunkProps): boolean {
  return (
    one.query === other.query &&
    one.current === other.current &&
    one.before === other.before &&
    one.onOpen === other.onOpen &&
    one.lines.length === other.lines.length &&
    one.lines.every((line, index) => line === other.lines[index])
  );
}

/** Times alone would not distinguish the days. */
function startsDay(before: RunLogLine | null, line: RunLogLine): boolean {
  if (before === null) return false;
  return new Date(before.at).toDateString() !== new Date(line.at).toDateString();
}

interface LogLineProps {
  line: RunLogLine;
  /** Shown where a new day begins. */
  day: string;
  start: string;
  query: string;
  isCurrent: boolean;
  onToggle: () => void;
}

function LogLine({ line, day, start, query, isCurrent, onToggle }: LogLineProps) {
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isCurrent) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent]);
  return (
    <li className={`log-line log-${line.kind}`} data-current={isCurrent || undefined} ref={row}>
      {day !== '' && <span className="log-day">{day}</span>}
      <button
        type="button"
        className="log-time"
        tabIndex={-1}
        aria-expanded={isCurrent}
        title={timeWords(line, start)}
        onClick={onToggle}
      >
        <time dateTime={line.at}>{clockSeconds(line.at)}</time>
      </button>
      <span className="selectable">
        {inOrder(
          piecesOf(inWords(line.text), query).map(({ text, isMatch }) =>
            isMatch ? createElement('mark', null, text) : text,
          ),
        )}
      </span>
      {isCurrent && (
        <div className="log-more">
          <p className="selectable">{timeWords(line, start)}</p>
          {line.requestId !== null && (
            <p className="selectable">{say('run-view.log.request', { id: line.requestId })}</p>
          )}
          <CopyButton text={logLineText(line, start)}>{say('run-view.log.copy-line')}</CopyButton>
        </div>
      )}
    </li>
  );
}

/** Absolute and relative. */
function timeWords(line: RunLogLine, start: string): string {
  return say('run-view.log.time', {
    moment: fullTime(line.at),
    after: { duration: sinceStart(line, start) },
  });
}
