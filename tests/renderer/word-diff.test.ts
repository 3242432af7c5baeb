import { describe, expect, it } from 'vitest';
import { type Change, wordDiff } from '../../src-renderer/ui/word-diff';

const textOf = (changes: readonly Change[], left: Change['kind']): string =>
  changes.flatMap(({ kind, text }) => (kind === left ? [] : [text])).join('');

const drawn = (changes: readonly Change[]): string =>
  changes
    .map(({ kind, text }) =>
      kind === 'same' ? text : kind === 'added' ? `[+${text}+]` : `[-${text}-]`,
    )
    .join('');

describe('what changed since the notes that testers read last', () => {
  it.each([
    ['fr-FR', 'Nous avons refait la page.', 'Nous avons refait la liste.'],
    ['ja', '検索をオフラインで試してください。', '検索を機内で試してください。'],
    ['th', 'ลองค้นหาแบบออฟไลน์', 'ลองค้นหาบนเครื่องบิน'],
    ['ar-SA', 'جرّب البحث دون اتصال.', 'جرّب البحث في الطائرة.'],
    [
      'en-US',
      'Cafe\u0301 \u{1F468}\u200D\u{1F469}\u200D\u{1F467}\r\nnew',
      'Caf\u00e9 \u{1F468}\u200D\u{1F469}\r\nnew  ',
    ],
    ['xx-unknown-code', 'one two', 'one three'],
    ['en-US', '', 'Everything is new.'],
    ['en-US', 'All of it is gone.', ''],
  ])('shows both texts to the character (%s)', (locale, before, after) => {
    const changes = wordDiff(before, after, locale);
    expect(textOf(changes, 'added')).toBe(before);
    expect(textOf(changes, 'removed')).toBe(after);
  });

  it('marks only the word that was changed, also in a language without spaces', () => {
    expect(drawn(wordDiff('Try search offline.', 'Try search underground.', 'en-US'))).toBe(
      'Try search [-offline-][+underground+].',
    );
    const japanese = wordDiff('検索を試してください。', '同期を試してください。', 'ja');
    expect(japanese.at(-1)).toEqual({ kind: 'same', text: 'を試してください。' });
  });

  it('shows a phrase that was replaced as one change', () => {
    expect(
      drawn(wordDiff('We began to rework sync.', 'We rebuilt everything about sync.', 'en-US')),
    ).toBe('We [-began to rework-][+rebuilt everything about+] sync.');
  });

  it('shows a text as rewritten if nearly every word of two long notes differs', () => {
    const words = (prefix: string): string =>
      Array.from({ length: 900 }, (_, at) => `${prefix}${at}`).join(' ');
    const changes = wordDiff(words('a'), words('b').replaceAll(' ', ','), 'en-US');
    expect(changes.map(({ kind }) => kind)).toEqual(['removed', 'added']);
  });
});
