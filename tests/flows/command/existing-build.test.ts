import { expect, test } from 'vitest';
import { ask, keyOptions, newestBuild, startPracticeSide } from './practice-side';
import { type Line, slipway, temporaryFolder } from './slipway-process';

const bundleId = 'com.northwind.orbit';

// The row of (1) lacks its expiration date and more, that of (2) its answer about encryption.
test.each(['1', '2'])(
  'a build (%s) of another tool is released by its ID, without a package',
  async (number) => {
    const folder = await temporaryFolder();
    // Builds that other tools uploaded, and that no external group has.
    const side = await startPracticeSide(folder, '--fault', 'other-tools');
    const build = await newestBuild(side, bundleId, number);
    const { status, lines, stderr } = await slipway(
      [
        ...['publish', '--build-id', build.id, '--group', 'Design', '--group', 'Beta circle'],
        ...['--testflight', '--json', ...keyOptions(side)],
      ],
      folder,
    );
    expect(lines.at(-1), stderr).toMatchObject({ event: 'run-ended', outcome: 'done' });
    expect(status).toBe(0);
    const { data } = await ask(side, `/v1/betaGroups?filter[builds]=${build.id}`);
    const names = data.map((group: { attributes: { name: string } }) => group.attributes.name);
    expect(names.sort()).toEqual(['Beta circle', 'Design', 'QA']);
    const review = await ask(side, `/v1/builds/${build.id}/betaAppReviewSubmission`);
    expect(review.data.type).toBe('betaAppReviewSubmissions');
  },
);

test('what a person reads of such a run names no file and no size', async () => {
  const folder = await temporaryFolder();
  const side = await startPracticeSide(folder, '--fault', 'other-tools');
  const build = await newestBuild(side, bundleId, '1');
  const { status, stdout, stderr } = await slipway(
    ['publish', '--build-id', build.id, '--group', 'Design', ...keyOptions(side)],
    folder,
  );
  expect(status, stderr).toBe(0);
  expect(stderr).toContain('0.1.0 (1)');
  expect(`${stdout}${stderr}`).not.toMatch(/\b0 (bytes|B)\b/);
});

test('builds are listed and shown with their groups, testers and notes, whatever a row lacks', async () => {
  const folder = await temporaryFolder();
  const side = await startPracticeSide(folder, '--fault', 'other-tools');
  const builds = (...words: string[]) =>
    slipway(['builds', ...words, '--read-only', ...keyOptions(side)], folder);
  const listed = await builds('list', '--app', bundleId, '--json');
  expect(listed.status, listed.stderr).toBe(0);
  const [rows] = listed.lines;
  expect(rows).toHaveLength(5);
  const own = rows.find((row: Line) => row.buildNumber === '41');
  expect(own).toMatchObject({ version: '1.3.2', noteLocales: ['en-US', 'de-DE'], expired: false });
  expect(own.groups.map(({ name }: Line) => name)).toContain('Beta circle');
  const text = await builds('list', '--app', bundleId);
  expect(text.stdout).toMatch(/^Build +State +Groups/);
  expect(text.stdout.trimEnd().split('\n')).toHaveLength(6);
  // What Transporter's row lacks is a dash.
  expect(text.stdout).toContain('0.1.0 (–)');

  const shown = await builds('show', own.id, '--app', bundleId);
  expect(shown.status, shown.stderr).toBe(0);
  expect(shown.stdout).toContain('Orbit Notes 1.3.2 (41)');
  expect(shown.stdout).toContain('Beta circle: ');
  expect(shown.stdout).toContain('Search finds notes in every folder.');
  const detail = (await builds('show', own.id, '--app', bundleId, '--json')).lines[0];
  expect(detail).toMatchObject({ id: own.id, notes: [{ locale: 'en-US' }, { locale: 'de-DE' }] });

  const unknown = await builds('show', 'abc', '--app', bundleId);
  expect(unknown.status).toBe(1);
  expect(unknown.stderr).toContain('no build with the ID abc');
  expect((await builds('list')).status).toBe(2);
});

test('a dry run of a build without its package says what would follow, and sends nothing', async () => {
  const folder = await temporaryFolder();
  const side = await startPracticeSide(folder, '--fault', 'other-tools');
  const build = await newestBuild(side, bundleId, '2');
  const dry = (...words: string[]) =>
    slipway(
      [
        'publish',
        '--build-id',
        build.id,
        '--dry-run',
        '--read-only',
        ...words,
        ...keyOptions(side),
      ],
      folder,
    );
  const { status, stdout, stderr } = await dry('--group', 'Design', '--testflight');
  expect(status, stderr).toBe(0);
  expect(stdout).toContain('0.1.0 (2)');
  expect(stdout).toContain('Design');
  const blocked = await dry('--group', 'Nobody', '--json');
  expect(blocked.status).toBe(3);
  expect(blocked.lines[0]).toMatchObject({
    event: 'dry-run',
    outcome: 'blocked',
    app: { bundleId },
    findings: [{ code: 'group-not-found' }],
  });
  const { data } = await ask(side, `/v1/betaGroups?filter[builds]=${build.id}`);
  expect(data.map(({ attributes }: Line) => attributes.name)).not.toContain('Design');
});

test('a build’s ID is refused beside a package, and in another form', async () => {
  const folder = await temporaryFolder();
  for (const args of [
    ['--build-id', 'abc', 'any.ipa'],
    ['--build-id', '../apps'],
  ]) {
    const { status, stderr } = await slipway(['publish', ...args], folder);
    expect(status, stderr).toBe(2);
    expect(stderr).toContain('--build-id');
  }
});
