import { ChevronLeft, SearchX } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { say } from '#shared/words/say';
import { leaveHelp, openHelp } from '../../store/help';
import type { HelpPlace } from '../../store/help-place';
import { announcer } from '../../store/window';
import { IconButton } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { NoticeLine } from '../../ui/notice-line';
import { WaitingLine } from '../../ui/progress';
import { SearchField } from '../../ui/search-field';
import { keyOf } from '../../words/keys';
import { ErrorList } from './error-list';
import { GuideTokens } from './guide-tokens';
import { type GuideText, readGuide } from './read-guide';
import { type Hit, searchGuide } from './search-guide';
import './help-view.css';

type Reading = { state: 'reading' } | { state: 'failed' } | { state: 'read'; pages: GuideText[] };

/** The user guide and the list of errors: pages beside their text, or what a search found in both. */
export function HelpView({ place }: { place: HelpPlace }) {
  const [guide, setGuide] = useState<Reading>({ state: 'reading' });
  const [query, setQuery] = useState('');
  useEffect(() => {
    readGuide().then(
      (pages) => setGuide({ state: 'read', pages }),
      () => setGuide({ state: 'failed' }),
    );
  }, []);
  // Whoever chose a page is done with searching.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a place is a new one each time it is opened.
  useEffect(() => setQuery(''), [place]);
  const pages = guide.state === 'read' ? guide.pages : [];
  return (
    <div className="guide">
      <header className="screen-head guide-head">
        <IconButton label={say('guide.back')} onPress={leaveHelp}>
          <ChevronLeft aria-hidden />
        </IconButton>
        <h1>{say('guide.title')}</h1>
        <span className="grow" />
        <SearchField
          label={say('guide.search')}
          placeholder={say('guide.search')}
          clearLabel={say('guide.search-clear')}
          value={query}
          onChange={setQuery}
          shortcut={keyOf('find')}
        />
      </header>
      {!isEnglish() && <NoticeLine>{say('guide.in-english')}</NoticeLine>}
      <div className="guide-columns">
        <PageList pages={pages} place={place} />
        {query.trim() !== '' ? (
          <Results hits={searchGuide(pages, query)} />
        ) : place.page === 'errors' ? (
          <AtPlace place={place}>
            <ErrorList at={place.at} />
          </AtPlace>
        ) : (
          <Page guide={guide} place={place} />
        )}
      </div>
    </div>
  );
}

function isEnglish(): boolean {
  return document.documentElement.lang.startsWith('en');
}

function PageList({ pages, place }: { pages: readonly GuideText[]; place: HelpPlace }) {
  return (
    <nav className="guide-pages" aria-label={say('guide.pages')}>
      {pages.map(({ page, title }) => (
        <PageEntry
          key={page}
          isCurrent={page === place.page}
          onOpen={() => openHelp({ page })}
          isEnglish
        >
          {title}
        </PageEntry>
      ))}
      <PageEntry
        isCurrent={place.page === 'errors'}
        onOpen={() => openHelp({ page: 'errors' })}
        isEnglish={false}
      >
        {say('guide.errors')}
      </PageEntry>
    </nav>
  );
}

interface PageEntryProps {
  isCurrent: boolean;
  isEnglish: boolean;
  onOpen: () => void;
  children: string;
}

function PageEntry({ isCurrent, isEnglish: inEnglish, onOpen, children }: PageEntryProps) {
  return (
    <button
      type="button"
      className="guide-entry"
      aria-current={isCurrent ? 'page' : undefined}
      lang={inEnglish ? 'en' : undefined}
      onClick={onOpen}
    >
      {children}
    </button>
  );
}

function Page({ guide, place }: { guide: Reading; place: HelpPlace }) {
  if (guide.state === 'reading') return <WaitingLine>{say('guide.reading')}</WaitingLine>;
  const text = guide.state === 'read' && guide.pages.find(({ page }) => page === place.page);
  if (!text) return <NoticeLine>{say('guide.page-missing')}</NoticeLine>;
  return (
    <AtPlace place={place}>
      <article className="guide-page selectable" aria-labelledby="guide-title" lang="en" dir="ltr">
        <h2 id="guide-title">{text.title}</h2>
        {text.sections.map(({ anchor, heading, tokens }) => (
          <section key={anchor} id={anchor === '' ? undefined : `help-${anchor}`} tabIndex={-1}>
            {heading !== '' && <h3>{heading}</h3>}
            <GuideTokens tokens={tokens} />
          </section>
        ))}
      </article>
    </AtPlace>
  );
}

/** Scrolls to the place, and gives a keyboard the focus there. */
function AtPlace({ place, children }: { place: HelpPlace; children: ReactNode }) {
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const target = place.at === undefined ? null : document.getElementById(`help-${place.at}`);
    if (target === null) return body.current?.scrollTo(0, 0);
    target.scrollIntoView({ block: 'start' });
    target.tabIndex = -1;
    target.focus({ preventScroll: true });
  }, [place]);
  return (
    <div className="guide-body" ref={body}>
      {children}
    </div>
  );
}

function Results({ hits }: { hits: readonly Hit[] }) {
  const found = say('guide.found', { count: hits.length });
  useEffect(() => announcer.announceNow(found), [found]);
  if (hits.length === 0)
    return <EmptyState icon={<SearchX />} title={found} text={say('guide.nothing-hint')} />;
  return (
    <section className="guide-body guide-results" aria-label={say('guide.results')}>
      <p className="small guide-found">{found}</p>
      {hits.map((hit) => (
        <button
          key={`${hit.place.page} ${hit.place.at ?? ''}`}
          type="button"
          className="guide-hit"
          onClick={() => openHelp(hit.place)}
        >
          <span className="small">{hit.page}</span>
          <strong>
            <bdi>{hit.heading}</bdi>
          </strong>
          <span className="guide-excerpt">
            <bdi>{hit.excerpt}</bdi>
          </span>
        </button>
      ))}
    </section>
  );
}
