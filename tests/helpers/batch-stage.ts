import type { BatchIntent } from '#shared/domain/batch';
import { type Rehearsal, type RehearsalOptions, rehearse } from './rehearsal';

export interface BatchStage {
  stage: Rehearsal;
  intent: BatchIntent;
  paths: string[];
}

/** A team of seventy apps, and a saved batch of packages of the first ones. */
export async function stageBatch(
  count: number,
  options: RehearsalOptions = {},
): Promise<BatchStage> {
  const stage = await rehearse({
    ...options,
    practice: { ...options.practice, seed: 'white-label' },
  });
  await stage.engine.accounts.attachPractice(stage.connection);
  const [account] = await stage.engine.accounts.list();
  const paths = await samplesOf(stage, count);
  const intent: BatchIntent = {
    schema: 1,
    id: stage.engine.batches.newId(),
    name: 'Harbor guides',
    createdAt: new Date().toISOString(),
    shared: {
      notes: [{ locale: 'en-US', text: 'Try {version}.' }],
      groups: [{ id: null, name: 'QA' }],
    },
    usesPresets: true,
    items: paths.map((packagePath, place) => ({
      id: `item-${place + 1}`,
      packagePath,
      accountId: account?.id ?? null,
      changes: {},
      leaveOut: [],
    })),
  };
  await stage.engine.batches.save(intent);
  return { stage, intent, paths };
}

async function samplesOf(stage: Rehearsal, count: number): Promise<string[]> {
  const paths: string[] = [];
  for (let number = 1; number <= count; number += 1) {
    const digits = String(number).padStart(2, '0');
    paths.push(
      await stage.sample({
        bundleId: `com.northwind.harbor${digits}`,
        fileName: `harbor-${digits}.ipa`,
      }),
    );
  }
  return paths;
}
