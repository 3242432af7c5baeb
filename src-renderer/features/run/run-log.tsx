import { ChevronDown, ChevronUp, Search } from 'lucide-react';
import { type KeyboardEvent, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { Input, SearchField } from 'react-aria-components';
import type { RunLog } from '#shared/domain/run-log';
import { fitsFilter, type LogFilter, logLineText, logText } from '#shared/words/run-log';
import { inWords, say } from '#shared/words/say';
import { searchId } from '../../store/details-pane';
import { exportLog } from '../../store/run-actions';
import { announcer } from '../../store/window';
import { IconButton } from '../../ui/button';
import { CopyButton } from '../../ui/copy-button';
import { MenuButton } from '../../ui/menu-button';
import { Select } from '../../ui/select';
import { filterChoices, leftOutLines, matchesIn, matchWords } from '../../words/log';
import { LogLines } from './log-lines';
import { useFollowEnd } from './use-follow-end';
import './run-log.css';

/** The log, newest line last, with a search and a filter. Not a live region: people read it on their own. */
export function RunLogView({ runId, log }: { runId: string; log: RunLog }) {
  const [query, setQuery] = useState('');
  const [filter, setFilter] = useState<LogFilter>('all');
  /** The line that a person opened, by its place among the shown ones. */
  const [chosen, setChosen] = useState<number | null>(null);
  const searched = useDeferredValue(query);
  const lines = useMemo(
    () => log.lines.filter((line) => fitsFilter(line, filter)),
    [log.lines, filter],
  );
  const matches = useMemo(() => matchesIn(lines, searched), [lines, searched]);
  // While a person types, the first match is open.
  const open = chosen ?? matches[0] ?? null;
  const place = open === null ? -1 : matches.indexOf(open);
  const start = log.lines[0]?.at ?? '';
  const scroller = useRef<HTMLElement>(null);
  const follow = useFollowEnd(scroller);
  useEffect(() => {
    if (open !== null) follow.stop();
  }, [open, follow]);
  const jump = (by: 1 | -1) => {
    if (matches.length === 0) return announcer.announceNow(matchWords(matches, 0));
    const from = place === -1 && by === -1 ? 0 : place;
    const next = (from + by + matches.length) % matches.length;
    const line = matches[next] ?? 0;
    setChosen(line);
    announcer.announceNow(
      say('run-view.log.match-line', {
        match: matchWords(matches, next),
        line: lines[line]?.text ?? '',
      }),
    );
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return;
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by !== undefined && !event.altKey && lines.length > 0) {
      event.preventDefault();
      const next = open === null ? lines.length - 1 : open + by;
      const bounded = Math.min(lines.length - 1, Math.max(0, next));
      setChosen(bounded);
      announcer.announceNow(inWords(lines[bounded]?.text ?? ''));
    } else if (event.key === 'c' && (event.metaKey || event.ctrlKey)) {
      const line = open === null ? undefined : lines[open];
      if (line !== undefined && getSelection()?.isCollapsed !== false)
        void navigator.clipboard.writeText(logLineText(line, start));
    }
  };
  const older = leftOutLines(log);
  const hasMatches = matches.length > 0;
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
            setChosen(null);
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
            <span className="small log-count">{matchWords(matches, Math.max(0, place))}</span>
          )}
        </SearchField>
        {hasMatches && (
          <>
            <IconButton label={say('run-view.log.previous-match')} onPress={() => jump(-1)}>
              <ChevronUp aria-hidden />
            </IconButton>
            <IconButton label={say('run-view.log.next-match')} onPress={() => jump(1)}>
              <ChevronDown aria-hidden />
            </IconButton>
          </>
        )}
        <CopyButton text={logText(log)} isIcon>
          {say('run-view.log.copy')}
        </CopyButton>
      </div>
      <div className="log-tools">
        <Select
          label={say('run-view.log.filter')}
          value={filter}
          options={filterChoices(log.lines)}
          onChange={(chosen) => {
            setFilter(chosen as LogFilter);
            setChosen(null);
          }}
        />
        <MenuButton
          label={say('run-view.log.export')}
          size="small"
          items={[
            { id: 'text', name: say('run-view.log.export-text') },
            { id: 'json', name: say('run-view.log.export-json') },
          ]}
          onAction={(form) => void exportLog(runId, form === 'json' ? 'json' : 'text')}
        />
      </div>
      <section
        className="log"
        aria-labelledby="log-title"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolling content has to be reachable by keyboard.
        tabIndex={0}
        ref={scroller}
        onScroll={follow.onScroll}
        onKeyDown={onKeyDown}
      >
        {older !== '' && <p className="small log-older">{older}</p>}
        {lines.length === 0 && log.lines.length > 0 && (
          <p className="small log-older">{say('run-view.log.none')}</p>
        )}
        <div ref={follow.content}>
          <LogLines
            lines={lines}
            start={start}
            query={hasMatches ? searched : ''}
            current={open}
            onOpen={setChosen}
            scroller={scroller}
          />
        </div>
      </section>
    </>
  );
}
