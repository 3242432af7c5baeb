import {
  type Batch,
  type BatchRow,
  type CheckedItem,
  countStates,
  hasFailures,
} from '#shared/domain/batch';
import type { PublishRun } from '#shared/domain/publish-run';
import { reachLine } from '#shared/words/batch';
import { packageName } from '#shared/words/names';
import { say } from '#shared/words/say';
import { clean, type Paint, typed } from '../words/format';
import { table } from '../words/lines';

/** An item by its build, or by its file where that says nothing. */
export function itemName({ build, packagePath }: Pick<BatchRow, 'build' | 'packagePath'>): string {
  return clean(build === null ? packagePath : packageName(build));
}

const marks = { done: 'good', failed: 'bad', 'left-out': 'bad', 'needs-you': 'warn' } as const;

/** One row an item: how it stands, and why. */
export function batchTable({ items }: Batch, paint: Paint): string[] {
  return table(
    items.map((item) => {
      const { state, error, runId } = item;
      const words = say(`batch.state.${state}`);
      const tone = state in marks ? marks[state as keyof typeof marks] : 'dim';
      return [
        paint[tone](words),
        itemName(item),
        runId ?? '',
        error === null ? '' : clean(error.title),
      ];
    }),
  );
}

/** `4 published, 1 failed`. */
export function summaryLine({ items }: Pick<Batch, 'items'>): string {
  const counts = countStates(items);
  return say('batch.summary', {
    done: counts.done,
    all: items.length,
    failed: counts.failed + counts['left-out'],
  });
}

/** What failed, and what to do about it. */
export function failureLines({ items }: Batch, paint: Paint): string[] {
  return items.flatMap((item) => {
    const { error } = item;
    if (error === null) return [];
    const name = itemName(item);
    return [
      `${paint.bad('✗')} ${paint.strong(name)}: ${clean(error.title)} ${paint.dim(`(${error.code})`)}`,
      ...(error.detail ? [`  ${clean(error.detail)}`] : []),
      ...(error.whatToDo ? [`  → ${clean(error.whatToDo)}`] : []),
    ];
  });
}

/** The commands that help with what is not published; none while a process works on the batch. */
export function adviceLines(batch: Batch): string[] {
  const { id, items, state } = batch;
  if (state === 'draft' || state === 'running') return [];
  const withRemedy = (remedy: BatchRow['remedy']) => items.filter((item) => item.remedy === remedy);
  const count = withRemedy('new-batch').length;
  return [
    ...(withRemedy('resume').length > 0
      ? [say('command.batch.resume', { command: typed('batch', 'resume', id) })]
      : []),
    ...(count > 0 && hasFailures(batch)
      ? [say('command.batch.new-batch', { count, command: typed('batch', 'retry', id) })]
      : []),
    ...withRemedy('open-run').flatMap((item) => {
      const runId = item.error?.runId ?? item.runId;
      if (runId === null) return [];
      const app = itemName(item);
      return [say('command.batch.open-run', { app, command: typed('show', runId) })];
    }),
  ];
}

/** What the checks found of each item. */
export function checkedTable(
  items: readonly CheckedItem[],
  { items: rows }: Batch,
  paint: Paint,
): string[] {
  return table(
    items.map((checked) => {
      const row = rows.find(({ id }) => id === checked.itemId);
      const blocked = checked.blocked;
      return [
        blocked === null ? paint.good('✓') : paint.bad('✗'),
        row === undefined ? checked.itemId : itemName({ ...row, build: checked.build }),
        clean(checked.account?.name ?? ''),
        blocked === null ? clean(reachLine(checked)) : clean(blocked.title),
      ];
    }),
  );
}

/** A milestone of an item's run for a log; null for what is too small for seventy of them. */
export function milestone(before: PublishRun | null, run: PublishRun): string | null {
  const isDone = (one: PublishRun | null, id: string): boolean =>
    one?.steps.some((step) => step.id === id && step.progress.state === 'done') ?? false;
  for (const id of ['process', 'upload'] as const)
    if (isDone(run, id) && !isDone(before, id)) return say(`command.batch.${id}`);
  if (before === null) return say('command.batch.begun');
  return null;
}
