import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Receipt } from '#shared/domain/receipt';
import { ask, buildUploads, keyOptions, newestBuild, startPracticeSide } from './practice-side';
import { slipway, temporaryFolder } from './slipway-process';

async function prepare(...languages: string[]) {
  const folder = await temporaryFolder();
  const side = await startPracticeSide(folder);
  const file = join(folder, 'sample.ipa');
  const { lines } = await slipway(['sample', file, '--json'], folder);
  const notes = join(folder, 'release_notes.json');
  const entries = languages.map((language) => ({ language, text: `Note in ${language}.` }));
  await writeFile(notes, JSON.stringify(entries));
  const publishNotes = (source: string, ...more: string[]) =>
    slipway(['publish', file, '--notes', source, ...more, ...keyOptions(side)], folder);
  const publish = (...more: string[]) => publishNotes(notes, ...more);
  return { side, sample: lines[0], notes, publish, publishNotes };
}

type Prepared = Awaited<ReturnType<typeof prepare>>;

async function textsAtApple({ side, sample }: Prepared): Promise<Record<string, string>> {
  const build = await newestBuild(side, sample.bundleId, sample.buildNumber);
  const { data } = await ask(side, `/v1/builds/${build.id}/betaBuildLocalizations?limit=200`);
  const rows = data as { attributes: { locale: string; whatsNew: string | null } }[];
  return Object.fromEntries(
    rows.flatMap(({ attributes: { locale, whatsNew } }) => (whatsNew ? [[locale, whatsNew]] : [])),
  );
}

test('a notes file for both stores is published with the codes of App Store Connect, and its duplicates are reported', async () => {
  const prepared = await prepare('cs-CZ', 'cs', 'sk', 'en-US', 'de-DE', 'de');
  const { status, stderr } = await prepared.publish();
  expect(status, stderr).toBe(0);
  expect(stderr).toContain('“cs-CZ” was left out');
  expect(stderr).toContain('“de” was left out');
  expect(await textsAtApple(prepared)).toEqual({
    cs: 'Note in cs.',
    sk: 'Note in sk.',
    'en-US': 'Note in en-US.',
    'de-DE': 'Note in de-DE.',
  });
});

test.each([
  ['has no text', { language: 'de-DE' }, 'Entry 2: This entry is missing “language” or “text”.'],
  ['comes twice', { language: 'en-US', text: 'Again.' }, 'Entry 2: “en-US” occurs twice'],
])(
  'a notes file of which one entry %s is refused whole, and nothing is sent',
  async (_, entry, words) => {
    const folder = await temporaryFolder();
    const side = await startPracticeSide(folder);
    const file = join(folder, 'sample.ipa');
    const { lines } = await slipway(['sample', file, '--json'], folder);
    const notes = join(folder, 'release_notes.json');
    await writeFile(notes, JSON.stringify([{ language: 'en-US', text: 'New.' }, entry]));
    const refused = await slipway(
      ['publish', file, '--notes', notes, '--json', ...keyOptions(side)],
      folder,
    );
    expect(refused.lines.at(-1)).toMatchObject({
      error: { code: 'notes-malformed', detail: expect.stringContaining(words) },
    });
    expect(refused.status).toBe(1);
    expect(await buildUploads(side, lines[0].bundleId)).toEqual([]);
  },
);

test('a language that App Store Connect does not support is named before anything is sent, and can be left out', async () => {
  const prepared = await prepare('en-US', 'et', 'default');
  const { side, sample } = prepared;
  const before = (await buildUploads(side, sample.bundleId)).length;
  const refused = await prepared.publish();
  expect(refused.status).not.toBe(0);
  for (const code of ['et', 'default']) {
    expect(refused.stderr).toContain(
      `“${code}” is not a language code that App Store Connect accepts`,
    );
    expect(refused.stderr).toContain(`--leave-out "${code}"`);
  }
  expect(await buildUploads(side, sample.bundleId)).toHaveLength(before);

  const published = await prepared.publish('--leave-out', 'et', '--leave-out', 'default');
  expect(published.status, published.stderr).toBe(0);
  expect(published.stderr).toContain('The notes in “et” are left out.');
  expect(await textsAtApple(prepared)).toEqual({ 'en-US': 'Note in en-US.' });
});

test('codes that certainly stand for a language are published under Apple’s code, and said before', async () => {
  const prepared = await prepare('de', ' en-US ', 'bn', 'iw', 'nb-NO');
  const { status, stderr } = await prepared.publish();
  expect(status, stderr).toBe(0);
  expect(stderr).toContain('“bn” is used as bn-BD.');
  expect(Object.keys(await textsAtApple(prepared)).sort()).toEqual([
    'bn-BD',
    'de-DE',
    'en-US',
    'he',
    'no',
  ]);
});

test('a folder of text files is published, the one without a language in the app’s primary language', async () => {
  const prepared = await prepare();
  const folder = join(prepared.notes, '..', 'notes');
  await mkdir(folder);
  await writeFile(join(folder, 'release_notes.txt'), 'New.\n');
  await writeFile(join(folder, 'release_notes_de-DE.txt'), 'Neu.\r\nSchnell.\r\n');
  const { status, stderr } = await prepared.publishNotes(folder);
  expect(status, stderr).toBe(0);
  expect(stderr).toContain('Notes without a language are used for en-US.');
  expect(await textsAtApple(prepared)).toEqual({ 'en-US': 'New.', 'de-DE': 'Neu.\nSchnell.' });
});

test('a comma too many is named with its line and column, and the notes are published', async () => {
  const prepared = await prepare();
  await writeFile(prepared.notes, '[\n  {"language": "en-US",\n   "text": "New.",\n  }\n]');
  const { status, stderr } = await prepared.publish();
  expect(status, stderr).toBe(0);
  expect(stderr).toContain('Line 4, column 3');
  expect(await textsAtApple(prepared)).toEqual({ 'en-US': 'New.' });
});

test('a note with decomposed accents is composed once, and the receipt contains the text that was sent', async () => {
  const prepared = await prepare('fr-FR');
  const entries = [{ language: 'fr-FR', text: 'Cafe\u0301 ouvert.' }];
  await writeFile(prepared.notes, JSON.stringify(entries));
  const { status, stderr, lines } = await prepared.publish('--json');
  expect(status, stderr).toBe(0);
  const { notes } = Receipt.parse(JSON.parse(await readFile(lines.at(-1).receipt, 'utf8')));
  expect(notes).toEqual([{ locale: 'fr-FR', text: 'Caf\u00e9 ouvert.' }]);
  expect(await textsAtApple(prepared)).toEqual({ 'fr-FR': notes[0]?.text });
});
