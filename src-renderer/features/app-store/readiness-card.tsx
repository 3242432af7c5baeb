import {
  Check,
  ChevronRight,
  CircleCheck,
  CircleHelp,
  CircleX,
  Lock,
  TriangleAlert,
  UserRoundCheck,
} from 'lucide-react';
import { useEffect, useState } from 'react';
import { storeWebAddress } from '#shared/asc/store-address';
import { type StoreTextField, storeTextFields } from '#shared/domain/app-store';
import type { ReadinessItem } from '#shared/domain/readiness-item';
import { listed } from '#shared/words/format';
import { inWords, say } from '#shared/words/say';
import { changeView, environmentOf, pageOf, useAppPages } from '../../store/app-pages';
import {
  buildToSubmit,
  checkStoreLinks,
  focusPart,
  openStorePage,
  readStore,
  type StoreCardProps,
  useReadiness,
  useStoreTab,
} from '../../store/app-store';
import { openBuildSheet } from '../../store/build-sheets';
import { openReviewDetail } from '../../store/review-detail';
import { useSnapshots } from '../../store/snapshots';
import { changeTextsView } from '../../store/store-texts';
import { Button } from '../../ui/button';
import { Section } from '../../ui/card';
import { CopyButton } from '../../ui/copy-button';
import './readiness-card.css';

/** What App Review asks for: what blocks, what may, what could not be checked, and one line of what is ready. */
export function ReadinessCard(card: StoreCardProps) {
  const { app, page } = card;
  const items = useReadiness(app);
  const { isCheckingLinks } = useStoreTab(app);
  const open = items.filter(({ severity }) => severity !== 'ready');
  const ready = items.filter(({ severity }) => severity === 'ready');
  const rows = useLeaving(open);
  return (
    <Section
      id="store-readiness"
      title={say('store-tab.readiness')}
      aside={
        <span className="numbers">
          {say('store-tab.readiness.of', { ready: ready.length, all: items.length })}
        </span>
      }
      actions={
        page.open !== null && (
          <Button
            kind="ghost"
            isDisabled={isCheckingLinks}
            onPress={() => void checkStoreLinks(app)}
          >
            {say(
              isCheckingLinks
                ? 'store-tab.readiness.checking-links'
                : 'store-tab.readiness.check-links',
            )}
          </Button>
        )
      }
    >
      <ul className="readiness-rows">
        {rows.map(({ id, item, isFixed }) => (
          <ReadinessRow key={id} {...card} item={item} isFixed={isFixed} />
        ))}
      </ul>
      <ReadyLine ready={ready} />
    </Section>
  );
}

interface ListedRow {
  id: string;
  item: ReadinessItem;
  /** It was fixed a moment ago, and is about to leave. */
  isFixed: boolean;
}

/** Milliseconds that a fixed row stays, so that the eye sees what happened. */
const farewell = 1000;

/** The rows, with those that were fixed for a moment in the place where they were. */
function useLeaving(items: readonly ReadinessItem[]): ListedRow[] {
  const rows = withIds(items);
  const [before, setBefore] = useState(rows);
  const [leaving, setLeaving] = useState<readonly (ListedRow & { place: number })[]>([]);
  if (namesOf(rows) !== namesOf(before)) {
    const isThere = ({ id }: ListedRow) => rows.some((row) => row.id === id);
    const fixed = before.map((row, place) => ({ ...row, place, isFixed: true }));
    setBefore(rows);
    setLeaving([...leaving, ...fixed].filter((row) => !isThere(row)));
  }
  useEffect(() => {
    if (leaving.length === 0) return;
    const timer = setTimeout(() => setLeaving([]), farewell);
    return () => clearTimeout(timer);
  }, [leaving]);
  return leaving.reduce<ListedRow[]>(
    (shown, row) => shown.toSpliced(Math.min(row.place, shown.length), 0, row),
    rows,
  );
}

function namesOf(rows: readonly ListedRow[]): string {
  return rows.map(({ id }) => id).join(' ');
}

/** One code may be there twice, about different texts. */
function withIds(items: readonly ReadinessItem[]): ListedRow[] {
  const seen = new Map<string, number>();
  return items.map((item) => {
    const count = (seen.get(item.code) ?? 0) + 1;
    seen.set(item.code, count);
    return { id: `${item.code}-${count}`, item, isFixed: false };
  });
}

const icons = {
  blocker: CircleX,
  warning: TriangleAlert,
  unchecked: CircleHelp,
  ready: CircleCheck,
} as const;

interface ReadinessRowProps extends StoreCardProps {
  item: ReadinessItem;
  isFixed: boolean;
}

function ReadinessRow({ item, isFixed, ...card }: ReadinessRowProps) {
  const severity = isFixed ? 'ready' : item.severity;
  const Icon = icons[severity];
  const Who = item.who === 'you' ? UserRoundCheck : Lock;
  return (
    <li className={`readiness-row readiness-row-${severity}`}>
      <Icon aria-hidden className="readiness-icon" />
      <div className="readiness-words">
        <b>{inWords(item.title)}</b>
        {item.detail !== null && !isFixed && <p className="small">{inWords(item.detail)}</p>}
        {!isFixed && <WebPlace {...card} item={item} />}
        <span className="readiness-who small">
          {isFixed ? (
            say('store-tab.readiness.fixed')
          ) : severity === 'unchecked' ? (
            say('store-tab.readiness.unchecked')
          ) : (
            <>
              <Who aria-hidden />
              {say(`store-tab.readiness.who.${item.who}`)}
            </>
          )}
        </span>
      </div>
      {!isFixed && <RowAct {...card} item={item} />}
    </li>
  );
}

/** In practice there is no page to open: its name, and what takes the place of the change there. */
function WebPlace({ app, item: { fix } }: StoreCardProps & { item: ReadinessItem }) {
  const isPractice = useSnapshots((state) => environmentOf(state, app) === 'practice');
  if (fix?.in !== 'web' || !isPractice) return null;
  const page = say(`store-tab.web.page.${fix.page}`);
  return (
    <>
      <p className="small">{say('store-tab.web.place', { page })}</p>
      {/* A rejection is no problem that was simulated: the version is submitted again. */}
      {fix.page !== 'resolution-center' && <p className="small">{say('store-tab.web.practice')}</p>}
    </>
  );
}

/** The one act of a row: where it is fixed, or a request to the person who may. */
function RowAct({ app, page, item }: StoreCardProps & { item: ReadinessItem }) {
  const isLive = useSnapshots((state) => environmentOf(state, app) === 'live');
  const appPage = useAppPages((state) => pageOf(state, app).value);
  const { draft } = useStoreTab(app);
  const { fix, severity } = item;
  const title = inWords(item.title);
  const button = (words: string, onPress: () => void) => (
    <Button label={say('store-tab.act.of', { act: words, title })} onPress={onPress}>
      {words}
    </Button>
  );
  if (severity === 'unchecked' && fix?.in !== 'web')
    // Before there is a version, some of it does not exist either.
    return page.open === null
      ? null
      : button(say('store-tab.check-again'), () => void readStore(app));
  if (item.who !== 'you') return <CopyRequest app={app} page={page} item={item} />;
  if (fix === null) return null;
  if (fix.in === 'web') {
    if (!isLive) return null;
    const words = fix.page === 'age-rating' ? 'store-tab.act.answer' : 'store-tab.act.open-page';
    return button(say(words), () => void openStorePage(app, fix.page));
  }
  switch (fix.part) {
    case 'build':
      return button(say('store-tab.act.choose-build'), () =>
        document.getElementById('store-build')?.click(),
      );
    case 'version':
      return button(
        say(item.code === 'version-missing' ? 'store-tab.act.show' : 'store-tab.act.edit'),
        () => focusVersion(item.code),
      );
    case 'review-detail': {
      const { open, reviewDetail } = page;
      if (open === null) return null;
      return button(say('store-tab.act.edit'), () => openReviewDetail(app, open.id, reviewDetail));
    }
    case 'compliance': {
      const build = buildToSubmit(page, appPage, draft);
      if (build === null) return null;
      return button(say('store-tab.act.answer'), () => {
        changeView(app, { tab: 'builds' });
        openBuildSheet(app, build.id, 'give');
      });
    }
    case 'texts': {
      const isEmpty = item.code.endsWith('-missing');
      return button(say(isEmpty ? 'store-tab.act.write' : 'store-tab.act.edit'), () =>
        showText(app, item),
      );
    }
  }
}

/** The copyright has a field of its own in the card of the version. */
function focusVersion(code: string): void {
  // Not shown: a selector.
  const field = document.querySelector<HTMLElement>('#store-copyright input');
  if (code.startsWith('copyright') && field !== null) field.focus();
  else focusPart('store-version');
}

/** Shows the text in the editor, in the first language that the row is about. */
function showText(app: StoreCardProps['app'], { code, locales }: ReadinessItem): void {
  const chosen = locales[0];
  changeTextsView(app, { field: fieldOf(code), ...(chosen !== undefined && { chosen }) });
  focusPart('store-texts');
}

/** Codes begin with the name of the text: `support-url-missing`. */
function fieldOf(code: string): StoreTextField {
  const asCode = (field: string): string =>
    field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return storeTextFields.find((field) => code.startsWith(asCode(field))) ?? 'whatsNew';
}

/** A message to the person who may fix it, with the address of the page. */
function CopyRequest({ app, page, item }: StoreCardProps & { item: ReadinessItem }) {
  const { fix } = item;
  const title = inWords(item.title);
  const words = say('store-tab.request', {
    app: page.app.name || page.app.bundleId,
    version: page.open?.versionString || say('store-tab.request.new-version'),
    title,
    detail: item.detail === null ? '' : inWords(item.detail),
    role: say(`store-tab.request.role.${item.who}`),
  });
  const address = storeWebAddress(fix?.in === 'web' ? fix.page : 'version', {
    appId: page.app.id,
    platform: app.platform,
  });
  const text = `${words.replace(/\n{3,}/g, '\n\n')}\n${address}`;
  return (
    <CopyButton
      text={text}
      kind="plain"
      label={say('store-tab.act.of', { act: say('store-tab.act.copy-request'), title })}
    >
      {say('store-tab.act.copy-request')}
    </CopyButton>
  );
}

/** Names that the folded line shows. */
const mostNamed = 4;

function ReadyLine({ ready }: { ready: readonly ReadinessItem[] }) {
  const [isOpen, setOpen] = useState(false);
  const names = ready.map(({ title }) => inWords(title));
  if (ready.length === 0)
    return <p className="readiness-none small">{say('store-tab.readiness.none-ready')}</p>;
  const first = names.slice(0, mostNamed);
  const more = names.length - first.length;
  const line = listed(
    more === 0 ? first : [...first, say('store-tab.readiness.more', { count: more })],
  );
  return (
    <>
      <button
        type="button"
        className="readiness-fold small"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <Check aria-hidden className="readiness-icon" />
        <span className="grow">
          {say('store-tab.readiness.ready', { count: ready.length, names: line })}
        </span>
        <ChevronRight aria-hidden />
      </button>
      {isOpen && (
        <ul className="readiness-ready small">
          {ready.map(({ code, title }) => (
            <li key={code}>
              <Check aria-hidden />
              {inWords(title)}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
