import type { Environment } from '../domain/account';
import type { BatchBuild, CheckedItem } from '../domain/batch';
import { message } from './message';
import { packageName } from './names';
import { asLine, type Question, shortList } from './question';
import { say } from './say';

/** What a person has to see before the apps of a batch are published. */
export interface BatchFacts {
  name: string;
  environment: Environment;
  /** Those that are published, not those that are left out. */
  items: readonly (Pick<CheckedItem, 'reach'> & {
    build: BatchBuild;
    account: string;
    submitsForReview: boolean;
    submitsToStore: boolean;
    overrides: number;
  })[];
  leftOut: number;
}

/** One question for all apps of a batch. */
export function batchQuestion({ name, environment, items, leftOut }: BatchFacts): Question {
  const count = items.length;
  const apps = items.map(({ build }) =>
    message('confirm.batch.app', { build: asLine(packageName(build)) }),
  );
  const counted = items.flatMap(({ reach }) => reach?.people ?? []);
  const people = counted.reduce((sum, one) => sum + one, 0);
  const reviews = items.filter(({ submitsForReview }) => submitsForReview).length;
  const stores = items.filter(({ submitsToStore }) => submitsToStore).length;
  const overrides = items.reduce((sum, item) => sum + item.overrides, 0);
  const accounts = [...new Set(items.map(({ account }) => account))].map((account) =>
    message('confirm.batch.app', { build: asLine(account) }),
  );
  const details = [
    say('confirm.batch.apps', { apps: shortList(apps) }),
    counted.length === count
      ? say('confirm.batch.people', { count: people })
      : say('confirm.batch.people-unknown', { count: people, unknown: count - counted.length }),
    ...(reviews > 0 ? [say('confirm.batch.reviews', { count: reviews })] : []),
    ...(stores > 0 ? [say('confirm.batch.stores', { count: stores })] : []),
    ...(overrides > 0 ? [say('confirm.overrides', { count: overrides })] : []),
    ...(leftOut > 0 ? [say('confirm.batch.left-out', { count: leftOut })] : []),
    say('confirm.batch.accounts', { accounts: shortList(accounts) }),
  ];
  const text =
    environment === 'practice' ? say('confirm.rehearsal') : say('confirm.batch.text', { count });
  return {
    message: say(`confirm.batch.${environment}`, { count, name: asLine(name) }),
    detail: `${text}\n\n${details.join('\n')}`,
    act: say(`confirm.batch.${environment}-button`, { count }),
  };
}
