import { describe, expect, it } from 'vitest';
import { type Entry, searched } from '../../src-renderer/features/palette/entry';
import { matchingList, openingList } from '../../src-renderer/features/palette/listing';
import { closeness, marked, queryWords } from '../../src-renderer/features/palette/match';

const entry = (label: string, more: Partial<Entry> & { also?: string } = {}): Entry => ({
  id: label,
  group: 'actions',
  label,
  search: searched(label, more.also),
  icon: { bundleId: null, name: label },
  run: () => {},
  ...more,
});

const labels = (listing: ReturnType<typeof matchingList>) =>
  listing.sections.map(({ entries }) => entries.map(({ label }) => label));

describe('what the command palette finds', () => {
  const finds = (query: string, label: string, also = '') =>
    closeness(queryWords(query), searched(label, also)) > 0;

  it('the palette finds words in any order, whatever their case and diacritics', () => {
    expect(finds('notes orbit', 'Orbit Notes 1.4.0 (42)')).toBe(true);
    expect(finds('UBER', 'Über uns')).toBe(true);
    expect(finds('über', 'Uber uns')).toBe(true);
    expect(finds('orbit tide', 'Orbit Notes 1.4.0 (42)')).toBe(false);
  });

  it.each([
    ['com.northwind.orbit', 'Orbit Notes', 'com.northwind.orbit'],
    ['1.4.0', 'Orbit Notes 1.4.0 (42)', ''],
    ['42', 'Orbit Notes 1.4.0 (42)', ''],
    ['7T2ABCDEK9', 'Use Northwind', 'Key 7T2ABCDEK9'],
  ])('the palette finds %s', (query, label, also) => {
    expect(finds(query, label, also)).toBe(true);
  });

  it('the palette finds a run by its ID, and not by two digits of it', () => {
    const run = { ...searched('Orbit Notes 1.4.0 (42)'), id: '20261122-133812-a1b238' };
    expect(closeness(queryWords('20261122-133812'), run)).toBeGreaterThan(0);
    expect(closeness(queryWords('38'), run)).toBe(0);
    expect(closeness(queryWords('133812'), run)).toBe(0);
  });

  it('what is not shown is found by the begin of a word', () => {
    expect(finds('north', 'Orbit Notes', 'com.northwind.orbit')).toBe(true);
    expect(finds('wind', 'Orbit Notes', 'com.northwind.orbit')).toBe(false);
  });

  it('the palette finds words without spaces, and letters that are combined', () => {
    expect(finds('設定', 'アプリの設定')).toBe(true);
    expect(finds('アプ', 'ｱﾌﾟﾘ')).toBe(true);
    expect(finds('الحساب', 'الحِساب')).toBe(true);
  });
});

describe('how the command palette ranks', () => {
  it('a whole word comes before the begin of one, and that before a part of one', () => {
    const all = ['Build 142', 'Build 421', 'Build 42'].map((label) => entry(label));
    expect(labels(matchingList(all, '42'))).toEqual([['Build 42', 'Build 421', 'Build 142']]);
  });

  it('what is shown comes before what is only known of it', () => {
    const all = [entry('Tasks', { also: 'com.northwind.orbit' }), entry('Orbit')];
    expect(labels(matchingList(all, 'orbit'))).toEqual([['Orbit', 'Tasks']]);
  });

  it('groups keep their order, whichever of them fits best', () => {
    const all = [
      entry('Theme: Dark', { group: 'settings' }),
      entry('Dark Sky', { group: 'apps' }),
      entry('Dark Sky 1.0 (1)', { group: 'runs' }),
      entry('Publish Darkroom…'),
    ];
    expect(labels(matchingList(all, 'dark'))).toEqual([
      ['Publish Darkroom…'],
      ['Dark Sky 1.0 (1)'],
      ['Dark Sky'],
      ['Theme: Dark'],
    ]);
  });

  it('of two that fit alike, the one that can be done comes first', () => {
    const all = [entry('Theme: Light', { reason: 'Current' }), entry('Theme: Dark')];
    expect(labels(matchingList(all, 'theme'))).toEqual([['Theme: Dark', 'Theme: Light']]);
  });

  it('of many runs five are listed, all are counted, and the rest is one line away', () => {
    const runs = Array.from({ length: 2000 }, (_, place) =>
      entry(`Orbit Notes 1.4.0 (${place})`, { group: 'runs' }),
    );
    const listing = matchingList(runs, 'orbit');
    expect(listing.count).toBe(2000);
    expect(listing.sections[0]?.entries).toHaveLength(6);
    expect(listing.sections[0]?.entries.at(-1)).toMatchObject({
      label: 'Show more runs in Activity',
      detail: '1,995 more',
    });
  });
});

describe('the command palette before anything is typed', () => {
  const all = [
    entry('Publish', { isHere: true }),
    entry('Import notes', { isHere: true }),
    entry('Go to Apps'),
    entry('Pause run', { reason: 'Nothing is running.' }),
    entry('Orbit Notes', { group: 'apps' }),
  ];

  it('it lists what was used last, then what the screen offers, nothing twice', () => {
    const recent = ['Orbit Notes', 'Import notes', 'a run that is gone', 'Pause run'];
    expect(labels(openingList(all, recent))).toEqual([
      ['Orbit Notes', 'Import notes'],
      ['Publish'],
    ]);
  });

  it('it lists every action where the screen has none', () => {
    const elsewhere = all.map((one) => ({ ...one, isHere: false }));
    expect(labels(openingList(elsewhere, []))[0]).toEqual([
      'Publish',
      'Import notes',
      'Go to Apps',
      'Pause run',
    ]);
  });

  it('it lists the newest runs and apps too, until three other entries were used', () => {
    const runs = ['Tide 4', 'Tide 3', 'Tide 2', 'Tide 1'].map((label) =>
      entry(label, { group: 'runs' }),
    );
    const some = [...all, ...runs];
    expect(labels(openingList(some, ['Tide 4'])).slice(2)).toEqual([
      ['Tide 3', 'Tide 2', 'Tide 1'],
      ['Orbit Notes'],
    ]);
    expect(labels(openingList(some, ['Tide 4', 'Go to Apps', 'Orbit Notes']))).toHaveLength(2);
  });
});

describe('what the command palette marks', () => {
  const strong = (label: string, query: string) =>
    marked(label, queryWords(query)).map(({ text, strong: is }) => (is ? `[${text}]` : text));

  it.each([
    ['Orbit Notes', 'orb', ['[Orb]', 'it Notes']],
    ['Orbit Notes', 'notes orbit', ['[Orbit]', ' ', '[Notes]']],
    ['Über uns', 'uber', ['[Über]', ' uns']],
    ['Cafe\u0301 Noir', 'cafe', ['[Cafe\u0301]', ' Noir']],
    ['Transport Port', 'port', ['Transport ', '[Port]']],
    ['Orbit', 'com', ['Orbit']],
  ])('in “%s”, “%s” is marked', (label, query, pieces) => {
    expect(strong(label, query)).toEqual(pieces);
  });
});
