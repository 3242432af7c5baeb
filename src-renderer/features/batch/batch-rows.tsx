import { Plus } from 'lucide-react';
import { memo, useMemo, useState } from 'react';
import {
  type Batch,
  type BatchRow,
  type CheckedItem,
  failuresFirst,
  maxItems,
  misplacedItems,
} from '#shared/domain/batch';
import { currentStep, uploadFraction } from '#shared/domain/run-readers';
import { reachLine } from '#shared/words/batch';
import { runStatus } from '#shared/words/run-status';
import { inWords, say } from '#shared/words/say';
import {
  addItems,
  type BatchFilter,
  moveItem,
  putInOrder,
  removeItem,
  useBatches,
} from '../../store/batches';
import { openNotesEditor } from '../../store/open-notes';
import { useSnapshots } from '../../store/snapshots';
import { show, useWindow } from '../../store/window';
import { Button } from '../../ui/button';
import { Section } from '../../ui/card';
import { Chip } from '../../ui/chip';
import { IconTile } from '../../ui/icon-tile';
import { NoticeLine } from '../../ui/notice-line';
import { RowMenu } from '../../ui/row-menu';
import { itemName, stateNow, stateTones } from './batch-words';
import { ItemSheet } from './item-sheet';
import { differingParts } from './parts-fields';

const shownBy: Readonly<Record<BatchFilter, readonly BatchRow['state'][] | null>> = {
  all: null,
  open: ['waiting', 'running', 'needs-you', 'stopped'],
  failed: ['failed', 'left-out'],
  done: ['done', 'canceled'],
};

/** A line for each app. */
export function BatchRows({ batch }: { batch: Batch }) {
  const isDraft = batch.state === 'draft';
  const check = useBatches((state) => state.checks[batch.id]);
  const filter = useBatches((state) => state.filter);
  // As one text, so that only a change of some state draws the list again.
  const statesNow = useSnapshots((state) =>
    batch.items.map((item) => stateNow(item, state.runs[item.runId ?? ''])).join(),
  );
  const now = useMemo(() => {
    const states = statesNow.split(',') as BatchRow['state'][];
    return batch.items.map((item, place) => ({ ...item, state: states[place] ?? item.state }));
  }, [batch.items, statesNow]);
  const [edited, setEdited] = useState<string | null>(null);
  const states = isDraft ? null : shownBy[filter];
  const shown = states === null ? now : now.filter(({ state }) => states.includes(state));
  const rows = isDraft ? shown : failuresFirst(shown);
  const misplaced = isDraft ? misplacedItems(batch.items, ({ build }) => build).length : 0;
  return (
    <Section
      id="batch-items"
      title={say('batch.apps')}
      aside={say('batch.apps-count', { count: batch.items.length })}
      actions={
        isDraft &&
        batch.items.length < maxItems && (
          <Button onPress={() => void addItems(batch.id)}>
            <Plus aria-hidden />
            {say('batch.add')}
          </Button>
        )
      }
    >
      {misplaced > 0 && (
        <NoticeLine
          actions={
            <Button onPress={() => putInOrder(batch.id)}>{say('batch.put-in-order')}</Button>
          }
        >
          {say('batch.misplaced', { count: misplaced })}
        </NoticeLine>
      )}
      {rows.length === 0 && (
        <p className="batch-none small">{say(isDraft ? 'batch.empty' : 'batch.none-here')}</p>
      )}
      <ol className="batch-rows" aria-label={say('batch.apps')}>
        {rows.map((item, place) => (
          <li key={item.id} className="batch-row">
            {isDraft ? (
              <DraftRow
                batch={batch}
                item={item}
                place={place}
                checked={check?.items[item.id]}
                isChecking={check?.hash === null}
                onEdit={setEdited}
              />
            ) : (
              <RunRow item={item} />
            )}
          </li>
        ))}
      </ol>
      <ItemSheet batch={batch} itemId={edited} onClose={() => setEdited(null)} />
    </Section>
  );
}

interface DraftRowProps {
  batch: Batch;
  item: BatchRow;
  place: number;
  checked: CheckedItem | undefined;
  isChecking: boolean;
  onEdit: (itemId: string) => void;
}

function DraftRow({ batch, item, place, checked, isChecking, onEdit }: DraftRowProps) {
  const row = { ...item, build: checked?.build ?? item.build };
  const name = itemName(row);
  const icon = useWindow((state) => state.icons[row.build?.bundleId ?? ''] ?? null);
  const own = item.changes.notes?.length ?? 0;
  const differing = [
    ...(item.accountId === null ? [] : [say('batch.item.account')]),
    ...(own > 0 ? [say('batch.own-notes', { count: own })] : []),
    ...(item.leaveOut.length > 0
      ? [say('batch.without-languages', { languages: { list: item.leaveOut } })]
      : []),
    ...differingParts(item.changes),
  ];
  const facts = [
    checked?.account?.name ?? null,
    checked === undefined ? null : inWords(reachLine(checked)),
    checked !== undefined && checked.locales.length > 0
      ? say('batch.languages', { languages: { list: checked.locales } })
      : null,
  ].filter((fact) => fact !== null);
  const menu = [
    { id: 'notes', name: say('batch.item.notes') },
    { id: 'edit', name: say('batch.item.edit') },
    { id: 'up', name: say('batch.item.up') },
    { id: 'down', name: say('batch.item.down') },
    { id: 'remove', name: say('batch.item.remove') },
  ];
  const act = (id: string): void => {
    if (id === 'notes')
      openNotesEditor({ kind: 'batch', batchId: batch.id, itemId: item.id }, `row-${item.id}`);
    else if (id === 'edit') onEdit(item.id);
    else if (id === 'remove') removeItem(batch.id, item, name);
    else moveItem(batch.id, item.id, id === 'up' ? -1 : 1);
  };
  return (
    <>
      <span className="small numbers batch-place">{place + 1}</span>
      <IconTile icon={icon} name={name} size="tiny" />
      <span className="batch-words grow">
        <bdi className="batch-app" title={item.packagePath}>
          {name}
        </bdi>
        <span className="small batch-facts">
          {checked?.blocked ? inWords(checked.blocked.title) : facts.join(' · ')}
        </span>
        {differing.length > 0 && (
          <span className="small batch-differing">
            {say('batch.differs', { parts: { list: differing } })}
          </span>
        )}
        {checked?.blocked?.detail ? (
          <span className="small">{inWords(checked.blocked.detail)}</span>
        ) : null}
      </span>
      <CheckChip checked={checked} isChecking={isChecking} />
      <RowMenu label={say('batch.item.actions', { app: name })} items={menu} onAction={act} />
    </>
  );
}

function CheckChip({ checked, isChecking }: Pick<DraftRowProps, 'checked' | 'isChecking'>) {
  if (checked === undefined)
    return (
      <Chip tone={isChecking ? 'busy' : 'quiet'}>
        {say(isChecking ? 'batch.checking' : 'batch.not-checked')}
      </Chip>
    );
  if (checked.blocked !== null) return <Chip tone="block">{say('batch.blocked')}</Chip>;
  const warnings = checked.findings.filter(({ severity }) => severity === 'warning').length;
  return warnings > 0 ? (
    <Chip tone="look">{say('batch.warnings', { count: warnings })}</Chip>
  ) : (
    <Chip tone="ok">{say('batch.ready')}</Chip>
  );
}

/** Reads only its own run, so that the progress of one app draws no other. */
const RunRow = memo(function RunRow({ item }: { item: BatchRow }) {
  const run = useSnapshots((state) => state.runs[item.runId ?? '']);
  const name = itemName(item);
  const icon = useWindow((state) => state.icons[item.build?.bundleId ?? ''] ?? null);
  const step = run === undefined ? null : currentStep(run);
  const isRunning = item.state === 'running' && run !== undefined;
  const words =
    item.error !== null
      ? inWords(item.error.title)
      : isRunning
        ? inWords(runStatus(run))
        : (item.account?.name ?? '');
  return (
    <>
      <IconTile icon={icon} name={name} size="tiny" />
      <span className="batch-words grow">
        <bdi className="batch-app" title={item.packagePath}>
          {name}
        </bdi>
        <span className="small numbers batch-facts">{words}</span>
        {item.error !== null && (
          <>
            <span className="small">{inWords(item.error.detail)}</span>
            <span className="small">{inWords(item.error.whatToDo)}</span>
          </>
        )}
        {isRunning && step?.id === 'upload' && run.upload !== null && (
          <span className="batch-bar" aria-hidden>
            <span style={{ inlineSize: `${uploadFraction(run.upload) * 100}%` }} />
          </span>
        )}
      </span>
      <Chip tone={stateTones[item.state]}>{say(`batch.state.${item.state}`)}</Chip>
      <span className="batch-run">
        {item.runId !== null && run !== undefined && (
          <Button
            kind="ghost"
            size="small"
            label={say('batch.open-run-named', { app: name })}
            onPress={() => show({ name: 'run', runId: item.runId ?? '' })}
          >
            {say('batch.open-run')}
          </Button>
        )}
      </span>
    </>
  );
});
