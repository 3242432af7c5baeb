import type { StoreObstacle } from '#shared/domain/app-store';
import { changesAppStore } from '#shared/domain/publish-plan';
import type { PublishRun } from '#shared/domain/publish-run';
import { packageName } from '#shared/words/names';
import { say } from '#shared/words/say';
import { stateText } from '#shared/words/states';
import { clean, typed } from './format';

/** What stopped the run on the App Store until a person decides: what proceeding does, and how. */
export function obstacleLines(run: PublishRun): string[] {
  const obstacle = run.store?.obstacle ?? null;
  if (obstacle === null) return [];
  return [
    say('command.run.proceed-with', { command: typed('resume', run.id) }),
    clean(say(`command.run.proceed.${obstacle.kind}`, facts(run, obstacle))),
  ];
}

/** What `--proceed` does now. */
export function proceedsText(run: PublishRun, obstacle: StoreObstacle): string {
  return say(`command.run.proceeds.${obstacle.kind}`, facts(run, obstacle));
}

function facts(run: PublishRun, obstacle: StoreObstacle) {
  return {
    other: 'versionString' in obstacle ? (obstacle.versionString ?? '–') : '–',
    count: 'count' in obstacle ? obstacle.count : 0,
    version: run.package.version ?? '–',
    build: packageName(run.package),
  };
}

/** What the run reached on the App Store. */
export function storeStateLines({ store, plan }: PublishRun): string[] {
  if (store === null || store.versionString === null || !changesAppStore(plan)) return [];
  const state = stateText('store-version', store.versionState ?? '');
  return [clean(say('command.run.store-version', { version: store.versionString, state }))];
}
