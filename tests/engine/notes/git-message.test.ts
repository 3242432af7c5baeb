import { describe, expect, it } from 'vitest';
import { type GitCommit, gitNotesText, isTakenFirst, partOf } from '#shared/domain/git-notes';
import { gitHeadings } from '#shared/words/git-headings';
import { findStart } from '../../../src-main/engine/notes/from-git/find-start';
import { readMessage } from '../../../src-main/engine/notes/from-git/read-message';

const commit = (text: string): GitCommit => ({
  id: 'ab'.repeat(20),
  at: '2026-11-30T12:00:00Z',
  ...readMessage(text),
});
const english = await gitHeadings('en-US');

describe('the message of a commit', () => {
  it.each([
    ['Add search [skip ci]', 'Add search'],
    ['[ci skip] Add search', 'Add search'],
    ['ORB-12: Add search (#34)', 'ORB-12: Add search (#34)'],
    ['Add search\r\n\r\nMore.\r\n\r\nCo-authored-by: Ada <ada@example.com>', 'Add search'],
    ['  Add   search  ', 'Add search'],
    ['Add\t[skip ci]  search', 'Add search'],
    ['', ''],
  ])('the note has the subject of %j without what is not for testers', (text, subject) => {
    expect(readMessage(text).subject).toBe(subject);
  });

  it.each([
    ['feat: add search', { type: 'feat', scope: null, description: 'add search' }],
    ['Fix(map): crash', { type: 'fix', scope: 'map', description: 'crash' }],
    ['✨ feat: add search', { type: 'feat', description: 'add search' }],
    ['🧑‍💻 fix(map): crash', { type: 'fix', scope: 'map' }],
    [':sparkles: feat: add search', { type: 'feat', description: 'add search' }],
    ['feat!: new format', { isBreaking: true, breaking: null }],
    [
      'feat: new format\n\nBREAKING CHANGE: old files\nare converted\n\nSigned-off-by: Ada',
      { isBreaking: true, breaking: 'old files are converted' },
    ],
    ['fix: crash\n\nBREAKING-CHANGE: no more', { breaking: 'no more' }],
  ])('%j is read as a conventional commit', (text, change) => {
    expect(readMessage(text).change).toMatchObject(change);
  });

  it.each([
    'Note: this is a sentence',
    'feat add search',
    'feat:',
    'https://example.com',
    'Merge: a',
  ])('%j is a plain message', (text) => {
    expect(readMessage(text).change).toBeNull();
  });
});

describe('a message made to be slow', () => {
  const many = (text: string) => text.repeat(400_000);

  // With a pattern that tries each blank again, one of these keeps Slipway busy for minutes: the runner's limit ends it.
  it.each([
    ['blanks in the subject', `Add${many(' ')}search`, 'Add search'],
    [
      'mixed blanks around markers',
      `Add${many(' \t')}[skip ci]${many('\u3000')}search`,
      'Add search',
    ],
    ['blanks after a type', `feat:${many(' ')}search`, 'feat: search'],
    ['markers in a row', `Add ${many('[skip ci]')} search`, null],
    ['brackets in a row', many('['), many('[')],
    ['emoji in a row', many('✨'), many('✨')],
    ['colons in a row', many(':a'), many(':a')],
    ['parentheses in a row', `a${many('()')}`, `a${many('()')}`],
  ])('%s are read at once', (_, text, subject) => {
    const read = readMessage(text).subject;
    if (subject !== null) expect(read === subject).toBe(true);
  });

  it('empty lines and footers in a row are read at once', () => {
    const footers = `feat: a\n\n${many('BREAKING CHANGE:\n')}${many('\n')}BREAKING CHANGE: b`;
    expect(readMessage(footers).change?.isBreaking).toBe(true);
    const trailers = `feat: a\n\nBREAKING CHANGE: x${many('\na-')}${many(' \n')}z`;
    expect(readMessage(trailers).change?.isBreaking).toBe(true);
  });
});

describe('the note of commits', () => {
  const commits = [
    'feat(map): add search',
    'fix: crash at start',
    'perf: open faster',
    'chore: update tools',
    'docs: explain',
    'feat!: new format',
    'Tidy up',
    'fix: crash at start',
  ].map(commit);

  it('a summary has what breaks first, then what is new, fixed and faster, each once', () => {
    const taken = commits.filter((one) => isTakenFirst(one, 'conventional'));
    expect(gitNotesText(taken, 'conventional', english)).toBe(
      [
        'Changed\n- New format',
        'New\n- Add search',
        'Fixed\n- Crash at start',
        'Faster\n- Open faster',
        'Also\n- Tidy up',
      ].join('\n\n'),
    );
  });

  it('a list has every commit except fixup and squash commits', () => {
    const all = [...commits.slice(0, 2), commit('fixup! fix: crash'), commit('')];
    const taken = all.filter((one) => isTakenFirst(one, 'list'));
    expect(gitNotesText(taken, 'list', english)).toBe(
      '- feat(map): add search\n- fix: crash at start',
    );
  });

  it('a commit that a person ticks is in the summary, whatever its type', () => {
    const chore = commit('chore: new servers');
    expect(partOf(chore)).toBeNull();
    expect(gitNotesText([chore], 'conventional', english)).toBe('Also\n- New servers');
  });

  it('headings are in the language of the note, or in English', async () => {
    expect((await gitHeadings('fi')).new).toBe('New');
    expect((await gitHeadings('not a locale')).fixed).toBe('Fixed');
  });
});

describe('where the commits begin', () => {
  const tags = ['v1.5.0-beta', 'v1.4.0', '1.4.0-41', 'build/40', 'v1.3.0'].map((name) => ({
    name,
  }));
  const build = (version: string | null, buildNumber: string) => ({ version, buildNumber });
  const start = (published: ReturnType<typeof build>[], names = tags) =>
    findStart({ published, used: [], tags: names });

  it.each([
    [build('1.4.0', '41'), '1.4.0-41'],
    [build('1.4.0', '40'), 'build/40'],
    [build('1.3.0', '7'), 'v1.3.0'],
    [build(null, '40'), 'build/40'],
  ])('notes begin at the tag of the last build, %j', (published, ref) => {
    expect(start([published])).toMatchObject({ ref, why: 'build' });
  });

  it.each(['1.4.0+41', 'v1.4.0(41)', 'ios/1.4.0/41', '1.4.0_build41', 'Release-1.4.0-b41'])(
    'the tag %j belongs to build 1.4.0 (41)',
    (name) => {
      expect(start([build('1.4.0', '41')], [{ name: 'v9' }, { name }])?.ref).toBe(name);
    },
  );

  it.each(['v11.4.0', '1.4.0.1', 'build/141', '2.1.4.0', 'v1.4.0-rc'])(
    'the tag %j belongs to another build than 1.4.0 (41)',
    (name) => {
      expect(start([build('1.4.0', '41')], [{ name: 'v9' }, { name }])).toMatchObject({
        ref: 'v9',
        why: 'newest-tag',
      });
    },
  );

  it('the commit that the last published notes ended with counts more than any tag', () => {
    const used = [{ bundleId: 'a.b', ...build('1.4.0', '41'), commit: 'cd'.repeat(20) }];
    expect(findStart({ published: [build('1.4.0', '41')], used, tags })).toEqual({
      ref: 'cd'.repeat(20),
      why: 'used',
      build: '1.4.0 (41)',
    });
    // Its notes were made, and it was never published.
    expect(findStart({ published: [build('1.3.0', '7')], used, tags })?.ref).toBe('v1.3.0');
    expect(findStart({ published: [], used, tags: [] })).toBeNull();
  });
});
