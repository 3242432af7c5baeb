import { Check, Mail, Minus } from 'lucide-react';
import { memo } from 'react';
import {
  CheckboxButton,
  CheckboxField,
  GridList,
  GridListItem,
  type Selection,
} from 'react-aria-components';
import type { Tester } from '#shared/domain/tester';
import { say } from '#shared/words/say';
import { copyText } from '../../store/actions';
import { Chip } from '../../ui/chip';
import { LongGrid, numberedRow } from '../../ui/long-list';
import { RowMenu } from '../../ui/row-menu';
import {
  canResend,
  invitedBy,
  stateWord,
  type TesterSort,
  testerLabel,
  testerName,
  testerTone,
  waitsForBuild,
} from '../../words/tester';

/** Pixels, as in the styles. */
const rowHeight = 36;
const visibleRows = 12;

export type TesterAct = 'remove' | 'remove-from-app' | 'resend';

interface TesterListProps {
  label: string;
  testers: readonly Tester[];
  selected: ReadonlySet<string>;
  onSelect: (ids: ReadonlySet<string>) => void;
  onScroll: () => void;
  sort: { by: TesterSort; isDescending: boolean };
  onSort: (sort: { by: TesterSort; isDescending: boolean }) => void;
  /** Whether they can be removed from a group. */
  isOfGroup: boolean;
  /** Whether the group has a build to test; null if it is not known. */
  hasBuild: boolean | null;
  onAct: (kind: TesterAct, tester: Tester) => void;
}

/** A row a tester; of thousands only the visible ones are rendered. Space selects, Shift and the arrows select more. */
export function TesterList(props: TesterListProps) {
  const { label, testers, selected, onSelect, onScroll, isOfGroup, hasBuild, onAct } = props;
  // The line above the list is part of it.
  const height = Math.min(testers.length, visibleRows) * rowHeight + 1;
  const isAll = testers.length > 0 && testers.every(({ id }) => selected.has(id));
  const select = (keys: Selection) =>
    onSelect(
      keys === 'all' ? new Set(testers.map(({ id }) => id)) : new Set([...keys].map(String)),
    );
  return (
    <div className="testers-table">
      <div className="testers-row testers-row-head">
        <CheckboxField
          isSelected={isAll}
          isIndeterminate={!isAll && selected.size > 0}
          onChange={(isOn) => onSelect(isOn ? new Set(testers.map(({ id }) => id)) : new Set())}
          aria-label={say('beta-testers.select-all')}
        >
          <CheckboxButton className="tick">
            <span className="tick-box" aria-hidden>
              {!isAll && selected.size > 0 ? <Minus /> : <Check />}
            </span>
          </CheckboxButton>
        </CheckboxField>
        <SortButton by="name" {...props} />
        <SortButton by="email" {...props} />
        <SortButton by="state" {...props} />
        <SortButton by="invited" {...props} />
        <span />
      </div>
      <div className="testers-frame" style={{ blockSize: `${height}px` }}>
        <LongGrid rowHeight={rowHeight}>
          <GridList
            className="testers-rows"
            aria-label={label}
            items={testers}
            selectionMode="multiple"
            selectedKeys={selected}
            onSelectionChange={select}
            onScroll={onScroll}
            disallowTypeAhead
          >
            {(tester) => (
              <GridListItem
                id={tester.id}
                className="testers-row testers-item"
                textValue={testerLabel(tester)}
                render={numberedRow}
              >
                <TesterRow
                  tester={tester}
                  isOfGroup={isOfGroup}
                  hasBuild={hasBuild}
                  onAct={onAct}
                />
              </GridListItem>
            )}
          </GridList>
        </LongGrid>
      </div>
    </div>
  );
}

function SortButton({
  by,
  sort,
  onSort,
}: Pick<TesterListProps, 'sort' | 'onSort'> & { by: TesterSort }) {
  const isActive = sort.by === by;
  const name = say(`beta-testers.column.${by}`);
  return (
    <button
      type="button"
      className={`testers-sort testers-column-${by}`}
      aria-pressed={isActive}
      onClick={() => onSort({ by, isDescending: isActive && !sort.isDescending })}
    >
      {name}
      <span aria-hidden>{isActive ? (sort.isDescending ? ' ↓' : ' ↑') : ''}</span>
    </button>
  );
}

interface TesterRowProps {
  tester: Tester;
  isOfGroup: boolean;
  hasBuild: boolean | null;
  onAct: (kind: TesterAct, tester: Tester) => void;
}

const TesterRow = memo(function TesterRow({ tester, isOfGroup, hasBuild, onAct }: TesterRowProps) {
  const label = testerLabel(tester);
  const state = stateWord(tester);
  return (
    <>
      <CheckboxField slot="selection" aria-label={say('beta-testers.select-one', { name: label })}>
        <CheckboxButton className="tick">
          <span className="tick-box" aria-hidden>
            <Check />
          </span>
        </CheckboxButton>
      </CheckboxField>
      <Words text={testerName(tester) || null} none={say('beta-testers.no-name')} isStrong />
      <Words text={tester.email} none={say('beta-testers.no-address')} />
      <span className="testers-cell testers-column-state">
        {state === null ? (
          <Unknown />
        ) : (
          <Chip tone={testerTone(tester)} {...(tester.state === 'INVITED' && { icon: Mail })}>
            {state}
          </Chip>
        )}
      </span>
      <span className="testers-cell testers-column-invited small">
        {invitedBy(tester) ?? <Unknown />}
      </span>
      <TesterMenu
        tester={tester}
        label={label}
        isOfGroup={isOfGroup}
        hasBuild={hasBuild}
        onAct={onAct}
      />
    </>
  );
});

/** What can be done with one tester. */
function TesterMenu({
  tester,
  label,
  isOfGroup,
  hasBuild,
  onAct,
}: TesterRowProps & { label: string }) {
  const items = () => [
    ...(isOfGroup ? [{ id: 'remove', name: say('beta-testers.remove') }] : []),
    ...(canResend(tester)
      ? [
          {
            id: 'resend',
            name: say('beta-testers.resend'),
            ...(waitsForBuild(tester, hasBuild) && {
              offReason: say('beta-testers.resend-without-build'),
            }),
          },
        ]
      : []),
    ...(tester.email === null ? [] : [{ id: 'copy', name: say('beta-testers.copy-address') }]),
    { id: 'remove-from-app', name: say('beta-testers.remove-from-app') },
  ];
  return (
    <span className="testers-cell">
      <RowMenu
        label={say('beta-testers.actions-for', { name: label })}
        items={items}
        onAction={(id) => {
          if (id === 'copy') copyText(tester.email ?? '');
          else onAct(id as TesterAct, tester);
        }}
      />
    </span>
  );
}

function Words({
  text,
  none,
  isStrong = false,
}: {
  text: string | null;
  none: string;
  isStrong?: boolean;
}) {
  if (text === null) return <span className="testers-cell testers-absent small">{none}</span>;
  return (
    <span className={`testers-cell testers-words ${isStrong ? 'testers-strong' : ''}`} title={text}>
      <bdi className="cut-name">{text}</bdi>
    </span>
  );
}

function Unknown() {
  return (
    <>
      <span className="testers-absent" aria-hidden>
        –
      </span>
      <span className="unseen">{say('beta-testers.not-known')}</span>
    </>
  );
}
