import { type Batch, type BatchItemState, type BatchRow, stateOfRun } from '#shared/domain/batch';
import type { PublishRun } from '#shared/domain/publish-run';
import { packageName } from '#shared/words/names';
import type { Tone } from '../../words/format';

export const stateTones: Readonly<Record<BatchItemState, Tone>> = {
  draft: 'quiet',
  'left-out': 'block',
  waiting: 'quiet',
  running: 'busy',
  'needs-you': 'look',
  stopped: 'look',
  failed: 'block',
  canceled: 'quiet',
  done: 'ok',
};

export function phaseTone({ state, items }: Pick<Batch, 'state' | 'items'>): Tone {
  if (state === 'running') return 'busy';
  if (state === 'paused' || state === 'stopped') return 'look';
  if (state !== 'ended') return 'quiet';
  return items.every((item) => item.state === 'done') ? 'ok' : 'block';
}

/** The app and build of an item, or its file while that was not read. */
export function itemName({ build, packagePath }: Pick<BatchRow, 'build' | 'packagePath'>): string {
  if (build !== null) return packageName(build);
  return packagePath.split(/[\\/]/).at(-1) ?? packagePath;
}

/** With what its run says now: a batch is sent less often. */
export function stateNow(item: BatchRow, run: PublishRun | undefined): BatchItemState {
  return run === undefined || item.runId !== run.id ? item.state : stateOfRun(run);
}
