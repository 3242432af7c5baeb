import { ListChecks } from 'lucide-react';
import {
  type KeyboardEvent,
  memo,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { ToggleButton } from 'react-aria-components';
import type { BetaGroup } from '#shared/domain/destination';
import { nameHas } from '#shared/domain/plan-groups';
import { formatWhole } from '#shared/words/format';
import { perLocale } from '#shared/words/language';
import type { ReachingPlan } from '#shared/words/reach';
import { say } from '#shared/words/say';
import { dayOf } from '#shared/words/time';
import { changeDraft } from '../../store/draft-actions';
import type { OpenPlan } from '../../store/plan';
import { type DraftedGroup, notAllowed, reachingPlan } from '../../store/plan-reading';
import { show } from '../../store/window';
import { Button } from '../../ui/button';
import { Chip } from '../../ui/chip';
import { CopyButton } from '../../ui/copy-button';
import { SearchField } from '../../ui/search-field';
import { TickBox } from '../../ui/tick-box';
import { needsRoleWords } from '../../words/key-access';
import { groupWhenWords } from '../../words/plan';
import './group-picker.css';

/** From this many groups on, they are searched, scrolled and reached by the arrow keys alone. */
const many = 9;
/** Pixels, as in the styles. */
const rowHeights = { wide: 36, narrow: 58 };
const narrowBelow = 680;
const visibleRows = 10;
/** Rows rendered beyond the visible ones, so that scrolling finds them drawn. */
const overscan = 8;

const collator = perLocale((locale) => new Intl.Collator(locale, { numeric: true }));

type Place = 'attention' | 'earlier' | 'internal' | 'external';

/** A line of the list: a heading, or a group below it. */
type Line = { id: string; heading: Place } | { id: string; group: DraftedGroup };

/** The groups of the app, internal and external ones apart; what needs a decision comes first. */
export function GroupPicker({ groups, plan }: { groups: readonly DraftedGroup[]; plan: OpenPlan }) {
  const [typed, setTyped] = useState('');
  const [onlySelected, setOnlySelected] = useState(false);
  const isLong = groups.length >= many;
  const selected = groups.filter((group) => isTicked(group, plan));
  if (groups.length === 0) return <NoGroups plan={plan} />;
  const listed = (onlySelected && isLong ? selected : groups).filter(
    ({ name }) => typed.trim() === '' || nameHas(name, typed),
  );
  return (
    <>
      {isLong && (
        <div className="groups-filter">
          <SearchField
            label={say('testers.search')}
            placeholder={say('testers.search.placeholder', { count: groups.length })}
            clearLabel={say('testers.search.clear')}
            value={typed}
            onChange={setTyped}
          />
          <ToggleButton
            className="groups-only"
            isSelected={onlySelected}
            isDisabled={selected.length === 0 && !onlySelected}
            onChange={setOnlySelected}
          >
            <ListChecks aria-hidden />
            {say('testers.only-selected', { count: selected.length })}
          </ToggleButton>
        </div>
      )}
      {listed.length === 0 ? (
        <p className="groups-none small">{say('testers.search.none')}</p>
      ) : (
        <GroupsTable lines={linesOf(listed)} plan={plan} isLong={isLong} />
      )}
    </>
  );
}

function NoGroups({ plan: { accountId, package: opened } }: { plan: OpenPlan }) {
  const { bundleId } = opened.info;
  return (
    <div className="groups-none groups-empty">
      <p className="small">{say('testers.no-groups')}</p>
      {accountId !== null && bundleId !== null && (
        <Button onPress={() => show({ name: 'app', app: { accountId, bundleId }, tab: 'testers' })}>
          {say('testers.create-group')}
        </Button>
      )}
    </div>
  );
}

function isTicked({ hasAccessToAllBuilds, drafted }: DraftedGroup, { draft }: OpenPlan): boolean {
  return hasAccessToAllBuilds || (drafted !== null && draft.groups.includes(drafted));
}

function placeOf({ isMissing, isAmbiguous, isOnlyDrafted, isInternal }: DraftedGroup): Place {
  if (isMissing || isAmbiguous) return 'attention';
  if (isOnlyDrafted) return 'earlier';
  return isInternal ? 'internal' : 'external';
}

function linesOf(groups: readonly DraftedGroup[]): Line[] {
  return (['attention', 'earlier', 'internal', 'external'] as const).flatMap((heading) => {
    const own = groups.filter((group) => placeOf(group) === heading);
    // A few are in the order of App Store Connect; in many, a name is looked for.
    if (own.length >= many) own.sort((one, other) => collator().compare(one.name, other.name));
    if (own.length === 0) return [];
    return [{ id: heading, heading }, ...own.map((group) => ({ id: group.id, group }))];
  });
}

function tick(group: DraftedGroup, ticked: boolean): void {
  const { drafted, id, name, isMissing, isOnlyDrafted, isAmbiguous } = group;
  const isListed = !isMissing && !isOnlyDrafted && !isAmbiguous;
  changeDraft((draft) => {
    // Choosing one of several groups of a name settles which was meant.
    const others = draft.groups.filter(
      (one) => one !== drafted && !(ticked && isListed && one.id === null && one.name === name),
    );
    const choice = isListed ? { id, name } : (drafted ?? { id: null, name });
    return { ...draft, groups: ticked ? [...others, choice] : others };
  });
}

/** Takes a listed group in place of a missing one. */
function replace({ drafted }: DraftedGroup, { id, name }: BetaGroup): void {
  changeDraft((draft) => ({
    ...draft,
    groups: [...draft.groups.filter((one) => one !== drafted && one.id !== id), { id, name }],
  }));
}

interface GroupsTableProps {
  lines: readonly Line[];
  plan: OpenPlan;
  isLong: boolean;
}

/** A table of which only the visible rows are drawn. The arrow keys, Home, End and the first letters move in it. */
function GroupsTable({ lines, plan, isLong }: GroupsTableProps) {
  const frame = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<string | null>(null);
  const { first, last, rowHeight, reveal } = useVisibleRows(frame, lines, active);
  const keys = useRowKeys(frame, lines, setActive, reveal);
  const refused = notAllowed(plan, 'groups');
  const groups = lines.flatMap((line) => ('group' in line ? [line.group] : []));
  const stop = groups.some(({ id }) => id === active) ? active : (groups[0]?.id ?? null);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys move between the checkboxes in it.
    <div
      ref={frame}
      className="groups-frame"
      style={isLong ? { maxBlockSize: `${(visibleRows + 0.5) * rowHeight}px` } : undefined}
      // Before the checkboxes, which keep Space for themselves.
      onKeyDownCapture={keys}
      onFocus={({ target }) => {
        const row = target.closest<HTMLElement>('[data-line]');
        if (row?.dataset.line !== undefined) setActive(row.dataset.line);
      }}
    >
      <table
        className={`groups-table ${isLong ? 'groups-table-long' : ''}`}
        aria-label={say('testers.table')}
        aria-rowcount={lines.length + 1}
      >
        <colgroup>
          <col className="groups-column-name" />
          <col className="groups-column-testers" />
          <col />
          <col className="groups-column-link" />
        </colgroup>
        <thead className="unseen">
          <tr aria-rowindex={1}>
            <th scope="col">{say('testers.column.group')}</th>
            <th scope="col">{say('testers.column.testers')}</th>
            <th scope="col">{say('testers.column.when')}</th>
            <th scope="col">{say('testers.column.public-link')}</th>
          </tr>
        </thead>
        <tbody>
          {first > 0 && <Gap height={first * rowHeight} />}
          {lines.slice(first, last).map((line, at) =>
            'heading' in line ? (
              <tr key={line.id} className="groups-heading" aria-rowindex={first + at + 2}>
                <th scope="rowgroup" colSpan={4}>
                  {say(`testers.section.${line.heading}`)}
                </th>
              </tr>
            ) : (
              <GroupRow
                key={line.id}
                line={line.id}
                rowIndex={first + at + 2}
                group={line.group}
                isTicked={isTicked(line.group, plan)}
                when={
                  refused === null || line.group.hasAccessToAllBuilds
                    ? whenWords(line.group, groups, reachingPlan(plan))
                    : needsRoleWords(refused)
                }
                isAllowed={refused === null}
                isTabStop={!isLong || line.id === stop}
              />
            ),
          )}
          {last < lines.length && <Gap height={(lines.length - last) * rowHeight} />}
        </tbody>
      </table>
    </div>
  );
}

function Gap({ height }: { height: number }) {
  return (
    <tr aria-hidden className="groups-gap">
      <td colSpan={4} style={{ blockSize: `${height}px` }} />
    </tr>
  );
}

/** Groups of one name are told apart by the day on which they were created. */
function whenWords(
  group: DraftedGroup,
  all: readonly DraftedGroup[],
  {
    submitForBetaReview,
    isVersionApproved,
  }: Pick<ReachingPlan, 'submitForBetaReview' | 'isVersionApproved'>,
): string {
  const when = groupWhenWords(group, submitForBetaReview, isVersionApproved);
  const isAlone = all.every((one) => one.id === group.id || one.name !== group.name);
  if (isAlone || !group.createdDate) return when;
  return say('testers.created-and-when', { at: dayOf(group.createdDate, Date.now()), when });
}

/** The lines that are drawn: those in sight, and the one that has the focus, which must not be lost by scrolling. */
function useVisibleRows(
  frame: RefObject<HTMLDivElement | null>,
  lines: readonly Line[],
  active: string | null,
) {
  const [{ top, isNarrow }, setView] = useState({ top: 0, isNarrow: false });
  useLayoutEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const look = () =>
      setView({ top: element.scrollTop, isNarrow: element.clientWidth <= narrowBelow });
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [frame]);
  const rowHeight = isNarrow ? rowHeights.narrow : rowHeights.wide;
  const isWhole = lines.length <= visibleRows + 2 * overscan;
  const at = lines.findIndex(({ id }) => id === active);
  const hasFocus = at >= 0 && (frame.current?.contains(document.activeElement) ?? false);
  const start = Math.max(0, Math.floor(top / rowHeight) - overscan);
  const end = Math.min(lines.length, start + visibleRows + 2 * overscan);
  const reveal = (place: number) => {
    const element = frame.current;
    if (element === null || isWhole) return;
    const [from, to] = [place * rowHeight, (place + 1) * rowHeight];
    if (from < element.scrollTop) element.scrollTop = Math.max(0, from - rowHeight);
    else if (to > element.scrollTop + element.clientHeight)
      element.scrollTop = to - element.clientHeight;
    // At once: until the event of the scrolling, all rows between the two places would be drawn.
    setView((view) => ({ ...view, top: element.scrollTop }));
  };
  if (isWhole) return { first: 0, last: lines.length, rowHeight, reveal };
  return {
    first: hasFocus ? Math.min(start, at) : start,
    last: hasFocus ? Math.max(end, at + 1) : end,
    rowHeight,
    reveal,
  };
}

/** Moves the focus between the groups' checkboxes; letters that follow each other quickly are the start of a name. */
function useRowKeys(
  frame: RefObject<HTMLDivElement | null>,
  lines: readonly Line[],
  setActive: (line: string) => void,
  reveal: (place: number) => void,
) {
  const wanted = useRef<string | null>(null);
  const letters = useRef({ text: '', at: 0 });
  // Once the row is drawn.
  useEffect(() => {
    if (wanted.current === null) return;
    const row = [...(frame.current?.querySelectorAll<HTMLElement>('[data-line]') ?? [])].find(
      ({ dataset }) => dataset.line === wanted.current,
    );
    if (row === undefined) return;
    wanted.current = null;
    row.querySelector('input')?.focus();
  });
  const places = lines.flatMap((line, place) => ('group' in line ? [{ ...line, place }] : []));
  const moveTo = (next: (typeof places)[number] | undefined) => {
    if (next === undefined) return;
    wanted.current = next.id;
    setActive(next.id);
    reveal(next.place);
  };
  return (event: KeyboardEvent<HTMLDivElement>) => {
    const { key, target, ctrlKey, metaKey, altKey } = event;
    if (!(target instanceof HTMLInputElement) || ctrlKey || metaKey || altKey) return;
    const line = target.closest<HTMLElement>('[data-line]')?.dataset.line;
    const at = places.findIndex(({ id }) => id === line);
    const next = indexAfter(key, at, places.length);
    if (next !== null) {
      event.preventDefault();
      letters.current = { text: '', at: 0 };
      return moveTo(places[next]);
    }
    if (key.length !== 1) return;
    const now = Date.now();
    const { text, at: before } = letters.current;
    const isGoingOn = text !== '' && now - before < 1000;
    // Space ticks, unless it is inside a name that is being typed.
    if (key === ' ' && !isGoingOn) return;
    event.preventDefault();
    event.stopPropagation();
    const typed = (isGoingOn ? text : '') + key.toLocaleLowerCase();
    letters.current = { text: typed, at: now };
    const order = [...places.slice(typed.length > 1 ? at : at + 1), ...places];
    moveTo(order.find(({ group }) => group.name.toLocaleLowerCase().startsWith(typed)));
  };
}

interface GroupRowProps {
  line: string;
  rowIndex: number;
  group: DraftedGroup;
  isTicked: boolean;
  when: string;
  /** Whether the key may assign builds to groups, as far as that is known. */
  isAllowed: boolean;
  isTabStop: boolean;
}

const GroupRow = memo(function GroupRow({ group, isTicked: ticked, ...props }: GroupRowProps) {
  const { line, rowIndex, when, isAllowed, isTabStop } = props;
  const needsChoice = group.isMissing === true || group.isAmbiguous === true;
  return (
    <tr data-line={line} aria-rowindex={rowIndex}>
      <td className="groups-name" title={group.name}>
        <TickBox
          label={group.name}
          isSelected={ticked}
          isReadOnly={group.hasAccessToAllBuilds}
          // A choice from an earlier key can still be taken back.
          isDisabled={!isAllowed && !ticked}
          onChange={(on) => tick(group, on)}
          describedBy={`group-${group.id}`}
          excludeFromTabOrder={!isTabStop}
        />
      </td>
      <td className="groups-testers numbers">
        {needsChoice ? (
          <Chip tone="block">
            {say(group.isMissing ? 'testers.kind.missing' : 'testers.kind.ambiguous')}
          </Chip>
        ) : (
          <Testers count={group.testerCount} />
        )}
      </td>
      <td className="groups-when small" id={`group-${group.id}`}>
        {group.isMissing && group.meant?.[0] !== undefined
          ? say('testers.meant', { name: group.meant[0].name })
          : when}
      </td>
      <td className="groups-link small">
        {needsChoice ? ticked && <Decide group={group} /> : <PublicLink group={group} />}
      </td>
    </tr>
  );
});

function Testers({ count }: { count: number | null }) {
  return (
    <>
      <span aria-hidden>{count === null ? '–' : formatWhole(count)}</span>
      <span className="unseen">
        {count === null ? say('testers.count-unknown') : say('testers.count', { testers: count })}
      </span>
    </>
  );
}

/** One press takes the group that was probably meant, or removes the one that is not there. */
function Decide({ group }: { group: DraftedGroup }) {
  const [meant] = group.meant ?? [];
  return (
    <span className="groups-decide">
      {meant !== undefined && (
        <Button size="small" onPress={() => replace(group, meant)}>
          {say('testers.use-group', { name: meant.name })}
        </Button>
      )}
      <Button
        size="small"
        label={say('testers.remove-group', { name: group.name })}
        onPress={() => tick(group, false)}
      >
        {say('testers.remove')}
      </Button>
    </span>
  );
}

/** The link by which anyone can join an external group. */
function PublicLink({ group: { name, isInternal, publicLink } }: { group: DraftedGroup }) {
  if (isInternal || !publicLink) return null;
  const { enabled, url, limit } = publicLink;
  if (enabled === false) return say('testers.public-link.off');
  if (url === null) return null;
  return (
    <span className="groups-public-link">
      <bdi title={url}>{url.replace(/^https?:\/\//, '')}</bdi>
      {limit !== null && <span>{say('testers.public-link.limit', { count: limit })}</span>}
      <CopyButton text={url} isIcon>
        {say('testers.public-link.copy', { group: name })}
      </CopyButton>
    </span>
  );
}

/** Where a key moves the focus to in a list; null for a key that does not move it. */
function indexAfter(key: string, at: number, count: number): number | null {
  if (key === 'ArrowDown') return at + 1;
  if (key === 'ArrowUp') return at - 1;
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : null;
}
