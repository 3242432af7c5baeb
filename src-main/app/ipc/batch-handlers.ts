import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { isStoreAsked } from '#shared/domain/irreversible';
import { fail } from '#shared/errors';
import type { BatchFacts } from '#shared/words/confirm-batch';
import { message } from '#shared/words/message';
import { say } from '#shared/words/say';
import type { Engine } from '../../engine/engine';
import { batchCsv } from '../batch-table';
import type { HandlerParts, HandlersOf } from './handler-parts';

/** A batch is confirmed once, for all of its apps; what was confirmed is on disk, so that resuming it does not ask. */
export function batchHandlers(parts: HandlerParts): HandlersOf<'batches'> {
  const { engine, confirmer, chooseSavePath } = parts;
  return {
    'batches:list': () => engine.batches.list(),
    'batches:save': ({ intent }) => engine.batches.save(intent),
    'batches:remove': async ({ batchId }) => {
      await engine.batches.remove(batchId);
      return null;
    },
    'batches:check': ({ batchId }) => engine.batches.check(batchId),
    'batches:start': async ({ batchId, hash }) =>
      confirmer.confirm(
        { kind: 'publish-batch', facts: await factsOf(engine, batchId, hash) },
        { batchId, hash },
        (confirmed) => engine.batches.start(confirmed.batchId, confirmed.hash),
      ),
    'batches:resume': ({ batchId, retries }) => engine.batches.resume(batchId, retries),
    'batches:pause': ({ batchId }) => engine.batches.pause(batchId),
    'batches:cancel': ({ batchId }) => engine.batches.cancel(batchId),
    'batches:export': async ({ batchId }) => {
      const path = await chooseSavePath({
        title: say('batch.export.title'),
        button: say('batch.export.button'),
        filters: [{ name: say('batch.export.files'), extensions: ['csv'] }],
        fileName: `${batchId}.csv`,
      });
      if (path === null) return null;
      const text = batchCsv(await engine.batches.get(batchId));
      await writeFile(path, text).catch((thrown: unknown) => {
        const { code = '' } = thrown as NodeJS.ErrnoException;
        fail('storage-failed', message('error.storage-failed.file', { path, code }), {
          cause: thrown,
        });
      });
      return { fileName: basename(path) };
    },
  };
}

/** From what main has checked, never from the page. Throws `batch-outdated`. */
async function factsOf(engine: Engine, batchId: string, hash: string): Promise<BatchFacts> {
  const prepared = engine.batches.prepared(batchId);
  if (prepared?.hash !== hash || prepared.environment === null)
    return fail('batch-outdated', message('error.batch-outdated.detail'));
  const { name } = await engine.batches.get(batchId);
  const items = prepared.items.flatMap(({ checked, confirmed }) =>
    confirmed === null
      ? []
      : [
          {
            build: confirmed.build,
            reach: checked.reach,
            account: confirmed.connection.name,
            submitsForReview: confirmed.plan.submitForBetaReview,
            submitsToStore: isStoreAsked(confirmed.plan.appStore),
            overrides: confirmed.plan.overrides.length,
          },
        ],
  );
  return {
    name,
    environment: prepared.environment,
    items,
    leftOut: prepared.items.length - items.length,
  };
}
