import { createHash } from 'node:crypto';
import { copyFile, readFile, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FindingCode } from '#shared/domain/finding';
import { allInWords, inWords } from '#shared/words/say';
import { overriddenFindings } from '../../shared/domain/overriding';
import type { Override } from '../../shared/domain/publish-plan';
import type { PublishRun } from '../../shared/domain/publish-run';
import { Receipt } from '../../shared/domain/receipt';
import { type Rehearsal, rehearse } from '../helpers/rehearsal';

let stage: Rehearsal;
beforeEach(async () => {
  stage = await rehearse({ practice: { partSize: 64 * 1024 } });
});
afterEach(() => stage.end());

const why = 'The site is ours; Apple took it before';
const overrides: Override[] = [{ code: 'tracking-domains', reason: why }];
const defective = (fileName?: string) =>
  stage.sample({ defects: ['tracking-domains'], ...(fileName && { fileName }) });

/** As the window sends it: tied to the file that was opened. */
async function forFile(path: string): Promise<Override[]> {
  const { mark } = await stage.engine.packages.inspect(path);
  if (!mark) throw new Error('The package has no mark');
  return overrides.map((override) => ({ ...override, package: { file: mark } }));
}

const blocked = (run: PublishRun) =>
  run.status.state === 'blocked' ? run.status.findings.map(({ code }) => code) : run.status;
const uploads = () =>
  stage.practice.requests.filter(({ method, path }) => method === 'POST' && /Uploads/.test(path));
const sha256 = async (path: string) =>
  createHash('sha256')
    .update(await readFile(path))
    .digest('hex');

describe('an overridden check', () => {
  it('an override lets this file through, and run and receipt record which check, why, and for which bytes', async () => {
    const packagePath = await defective();
    expect(blocked(await stage.publish({ packagePath }))).toEqual(['tracking-domains']);

    const run = await stage.publish({ packagePath, overrides: await forFile(packagePath) });
    expect(run.status.state).toBe('done');
    expect(overriddenFindings(run.findings, run.plan.overrides)).toMatchObject([
      { finding: { code: 'tracking-domains' }, reason: why },
    ]);
    expect(allInWords(run.steps[0]?.progress)).toMatchObject({
      sentence: expect.stringContaining('1 overridden'),
    });
    const receipt = Receipt.parse(JSON.parse(await readFile(run.receipt ?? '', 'utf8')));
    expect(receipt.overrides).toMatchObject([
      {
        code: 'tracking-domains',
        reason: why,
        package: { sha256: await sha256(packagePath), file: { size: run.package.size } },
        findings: [{ severity: 'blocker' }],
      },
    ]);
    expect(await stage.engine.receipts.verify(run.receipt ?? '', packagePath)).toMatchObject({
      kind: 'sound',
      package: { isSame: true },
    });
  });

  it('an override of one check leaves other blockers in place', async () => {
    const packagePath = await stage.sample({ defects: ['tracking-domains', 'sdk-too-old'] });
    const run = await stage.publish({ packagePath, overrides });
    expect(blocked(run)).toEqual(['sdk-too-old']);
  });

  it('an override may be for one of several places', async () => {
    const notes = ['de-DE', 'fr-FR'].map((locale) => ({ locale, text: 'Neu: <b>' }));
    const where = 'What to Test, de-DE';
    const run = await stage.publish({
      packagePath: await stage.sample(),
      notes,
      overrides: [{ code: 'note-refused-characters', reason: why, where }],
    });
    if (run.status.state !== 'blocked') throw new Error(JSON.stringify(run.status));
    expect(run.status.findings.map(({ where: place }) => inWords(place))).toEqual([
      'What to Test, fr-FR',
    ]);
  });

  it('an override is impossible for a check that could never succeed: no app record, a missing group', async () => {
    const plans: { packagePath: string; groups?: string[]; code: FindingCode }[] = [
      {
        packagePath: await stage.sample({ bundleId: 'com.northwind.nowhere' }),
        code: 'app-not-found',
      },
      {
        packagePath: await stage.sample({ fileName: 'Other.ipa' }),
        groups: ['Nobody'],
        code: 'group-not-found',
      },
    ];
    for (const { code, ...plan } of plans) {
      const run = await stage.publish({ ...plan, overrides: [{ code, reason: why }] });
      expect(blocked(run)).toEqual([code]);
    }
    expect(uploads()).toEqual([]);
  });
});

describe('an override for one file', () => {
  const refused = { error: { code: 'override-other-package' } };

  it('an override does not apply to a file that replaced the first', async () => {
    const packagePath = await defective();
    const given = await forFile(packagePath);
    await rename(await defective('Newer.ipa'), packagePath);
    await expect(stage.publish({ packagePath, overrides: given })).rejects.toMatchObject(refused);
    expect(await stage.engine.runs.list()).toEqual([]);
  });

  it('an override does not apply to a copy elsewhere, unless it was given for those exact bytes', async () => {
    const first = await defective();
    const copy = join(stage.folder, 'Copy.ipa');
    await copyFile(first, copy);
    await expect(
      stage.publish({ packagePath: copy, overrides: await forFile(first) }),
    ).rejects.toMatchObject(refused);

    const byHash = async (sum: string): Promise<PublishRun> =>
      stage.publish({
        packagePath: copy,
        scope: 'upload-only',
        overrides: overrides.map((one) => ({ ...one, package: { sha256: sum } })),
      });
    await expect(byHash('0'.repeat(64))).rejects.toMatchObject(refused);
    expect((await byHash(await sha256(first))).status.state).toBe('done');
  });

  it('an override does not apply to a file that appears during the run', async () => {
    const packagePath = await defective();
    const newer = await defective('Newer.ipa');
    // The app is looked up after the package check, and before anything is sent.
    const { id } = await stage.engine.runs.start(stage.connection, { packagePath, overrides });
    await waitFor(() => stage.practice.requests.some(({ path }) => path.startsWith('/v1/apps')));
    await rename(newer, packagePath);
    const run = await stage.engine.runs.settled(id);
    expect(run.status).toMatchObject({ state: 'failed', error: { code: 'package-changed' } });
    expect(uploads()).toEqual([]);
  });

  it('an override does not apply to the next build', async () => {
    const packagePath = await defective();
    const run = await stage.publish({ packagePath, overrides });
    expect(run.status.state).toBe('done');
    expect(run.plan.overrides[0]?.package?.file?.inode).toBe((await stat(packagePath)).ino);
    await rename(await defective('Newer.ipa'), packagePath);
    await expect(stage.engine.runs.startWithExistingBuild(run.id)).rejects.toMatchObject(refused);
  });
});

async function waitFor(waits: () => boolean): Promise<void> {
  while (!waits()) await new Promise((resolve) => setTimeout(resolve, 1));
}
