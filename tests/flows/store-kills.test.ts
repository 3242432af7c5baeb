import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, expect, it } from 'vitest';
import type { PublishPlanInput } from '../../shared/domain/publish-plan';
import type { PublishRun } from '../../shared/domain/publish-run';
import { dist, root } from '../../src-main/dev/paths.mjs';
import { bundlePrograms } from '../helpers/bundle-programs.mjs';
import { type Rehearsal, rehearse, uploadWorker } from '../helpers/rehearsal';
import { orbit, processedBuild, storePlanFor, versionsOf } from '../helpers/store-builds';
import type { DeathPoint, PublisherOrder } from '../kill/publisher-order';

/* A process that is killed while it prepares an App Store version, and another one that resumes its run. */

beforeAll(() =>
  bundlePrograms(root, 'flows', {
    publisher: join(import.meta.dirname, '../kill/programs/publisher.ts'),
  }),
);

let stage: Rehearsal;
afterEach(() => stage.end());

/** One process of the run; it kills itself there, or ends. */
async function publisher(
  plan: PublishPlanInput,
  death: DeathPoint | null,
): Promise<PublishRun | null> {
  const order: PublisherOrder = {
    home: join(stage.folder, 'killed'),
    connection: stage.connection,
    plan,
    uploadWorker: fileURLToPath(uploadWorker),
    death,
    forgetsIntents: false,
  };
  const child = spawn(process.execPath, [join(dist, 'flows/publisher.js'), JSON.stringify(order)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  const [, signal] = await once(child, 'close');
  expect(signal).toBe(death === null ? null : 'SIGKILL');
  return death === null ? (JSON.parse(said) as PublishRun) : null;
}

const texts = [
  { locale: 'en-US', whatsNew: 'Folders can be shared.' },
  { locale: 'fr-FR', whatsNew: 'Partagez.' },
];

const kinds = [
  'write-intended App Store version',
  'write-answered App Store version',
  'store-version-seen',
  'write-answered App Store build',
  'write-answered phased release',
  'store-settings-read-back',
  'write-answered App Store texts en-US',
  'write-answered App Store texts fr-FR',
  'store-texts-read-back en-US',
];

/** `before` an answer is on disk the write has happened; `after` an intent is on disk nothing has followed from it. */
it.each(
  kinds.map((kind) => [kind.startsWith('write-intended') ? 'after' : 'before', kind] as const),
)(
  '%s “%s” is on disk: the version is created once and everything is there at the end',
  {
    timeout: 120_000,
  },
  async (side, kind) => {
    stage = await rehearse({ practice: { faults: ['read-lag:1s'] } });
    const build = processedBuild(stage, '1.4.0');
    const plan = storePlanFor(build.id, { phasedRelease: true, texts });
    await publisher(plan, { side, kind, nth: 1 });
    const run = await publisher(plan, null);
    expect(run?.status.state, JSON.stringify(run?.status)).toBe('done');
    expect(run?.writes.open).toBe(0);
    const { state } = stage.practice.world;
    const [version, ...more] = versionsOf(stage).filter((one) => one.versionString === '1.4.0');
    expect(more).toEqual([]);
    expect(version).toMatchObject({ appId: orbit, buildId: build.id, releaseType: 'MANUAL' });
    expect(state.phasedReleases.filter(({ versionId }) => versionId === version?.id)).toHaveLength(
      1,
    );
    const kept = state.appStoreVersionLocalizations.filter((row) => row.versionId === version?.id);
    expect(kept.map(({ locale, whatsNew }) => [locale, whatsNew])).toEqual([
      ['en-US', 'Folders can be shared.'],
      ['de-DE', null],
      ['fr-FR', 'Partagez.'],
    ]);
    const created = stage.practice.requests.filter(
      ({ method, path, status }) =>
        method === 'POST' && path === '/v1/appStoreVersions' && status === 201,
    );
    expect(created).toHaveLength(1);
  },
);
