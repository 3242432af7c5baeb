import fs from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { catalogue } from '#shared/error-catalogue';
import { english } from '#shared/words/english';
import { errorsPage } from '../../src-main/dev/guide/errors-page.mjs';
import { root } from '../../src-main/dev/paths.mjs';
import { anchorOf, cutAtHeadings } from '../../src-renderer/features/help/read-guide';
import { searchGuide } from '../../src-renderer/features/help/search-guide';
import { guidePages } from '../../src-renderer/store/help-place';

const folder = path.join(root, 'src-renderer/guide');
const read = (name: string) => fs.readFileSync(path.join(folder, name), 'utf8');
const pages = guidePages.map((page) => ({ page, ...cutAtHeadings(read(`${page}.md`)) }));

it('every file of the guide is a page that Help shows, and begins with its title', () => {
  const files = fs.readdirSync(folder).filter((name) => name.endsWith('.md'));
  expect(new Set(files)).toEqual(new Set([...guidePages, 'errors'].map((page) => `${page}.md`)));
  for (const { page, title, sections } of pages) {
    expect(title, page).not.toBe('');
    expect(sections.length, page).toBeGreaterThan(1);
  }
});

it('the page of error codes is what the catalogue says; run node src-main/dev/guide.mjs', async () => {
  expect(read('errors.md')).toBe(await errorsPage(root));
});

it.each(guidePages)('the links and pictures of %s lead somewhere', (page) => {
  const text = read(`${page}.md`);
  for (const [, file = ''] of text.matchAll(/!\[[^\]]+\]\(([^)]+)\)/g))
    expect(fs.existsSync(path.join(folder, file)), file).toBe(true);
  for (const [, name = '', at] of text.matchAll(
    /(?<!!)\[[^\]]+\]\(([a-z-]+)\.md(?:#([\w-]+))?\)/g,
  )) {
    expect([...guidePages, 'errors'], name).toContain(name);
    if (at === undefined) continue;
    const anchors =
      name === 'errors'
        ? Object.keys(catalogue)
        : [...read(`${name}.md`).matchAll(/^## (.+)$/gm)].map(([, heading = '']) =>
            anchorOf(heading),
          );
    expect(anchors, `${name}.md#${at}`).toContain(at);
  }
});

/** `{ page: 'notes', at: 'from-git' }`, as the window opens Help with it. */
const helpPlace = /\{ page: '([a-z-]+)'(?:, at: '([\w-]+)')? \}/g;

it('every button that opens Help leads to a place in the guide', () => {
  const window = path.join(root, 'src-renderer');
  const places = fs
    .readdirSync(window, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .flatMap((file) => [...fs.readFileSync(path.join(window, file), 'utf8').matchAll(helpPlace)])
    .map(([, page = '', at]) => ({ page, at }))
    .filter(({ page }) => page !== 'errors');
  expect(places.length).toBeGreaterThan(15);
  for (const { page, at } of places) {
    const found = pages.find((one) => one.page === page);
    expect(found, page).toBeDefined();
    if (at !== undefined)
      expect(
        found?.sections.map(({ anchor }) => anchor),
        page,
      ).toContain(at);
  }
});

/** Labels of Apple's pages, and emphasis. */
const notOurs = new Set([
  'Users and Access',
  'Integrations',
  'Team Keys',
  'Individual Keys',
  'all apps',
]);

it.each(guidePages)('what %s prints in bold is what the window calls it', (page) => {
  const labels = new Set<string>(Object.values(english));
  const bold = [...read(`${page}.md`).matchAll(/\*\*([^*]+)\*\*/g)].map(([, label = '']) => label);
  expect(bold.filter((label) => !labels.has(label) && !notOurs.has(label))).toEqual([]);
});

it.each(guidePages)('in %s no sentence ends with a label’s dots and then a full stop', (page) => {
  expect(read(`${page}.md`).match(/[^\s]*…\*{0,2}\./g)).toBeNull();
});

it.each(guidePages)('no cell of a table in %s is cut at a | that stands for itself', (page) => {
  const tables = read(`${page}.md`).match(/(?:^\|.*\n)+/gm) ?? [];
  for (const table of tables) {
    const [heading = '', ...rows] = table.trimEnd().split('\n');
    const bars = (row: string) => row.match(/(?<!\\)\|/g)?.length;
    expect(rows.filter((row) => bars(row) !== bars(heading))).toEqual([]);
  }
});

it('a search finds every word in a section, errors too, and those in headings first', () => {
  const hits = searchGuide(pages, 'Issuer id');
  expect(hits[0]?.place).toMatchObject({ page: expect.stringMatching(/accounts|errors/) });
  expect(searchGuide(pages, 'key-revoked')[0]?.place).toEqual({
    page: 'errors',
    at: 'key-revoked',
  });
  expect(searchGuide(pages, 'zzz nothing')).toEqual([]);
  const [first] = searchGuide(pages, 'get a key');
  expect(first?.heading).toBe('Get a key');
});
