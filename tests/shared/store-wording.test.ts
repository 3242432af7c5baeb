import { describe, expect, it } from 'vitest';
import {
  copyrightYear,
  type WordedField,
  type WordingRule,
  wordingIn,
} from '../../shared/asc/store-wording';

const found = (text: string, locale = 'en-US', field: WordedField = 'description') =>
  wordingIn({ field, locale, text }).map((one) => `${one.rule}: ${one.text}`);

describe('wording that App Review may reject is found, with the words as they stand', () => {
  it.each<[WordingRule, string, string, string, WordedField?]>([
    ['other-platform', 'Sync with your ANDROID phone.', 'ANDROID', 'en-US'],
    ['other-platform', 'notes,google play,sync', 'google play', 'en-US', 'keywords'],
    ['other-platform', 'アンドロイド版と同期します。', 'アンドロイド', 'ja'],
    ['placeholder', 'Lorem ipsum dolor.', 'Lorem ipsum', 'en-US'],
    ['placeholder', 'TODO: describe sync', 'TODO', 'en-US'],
    ['future', 'Widgets are coming soon!', 'coming soon', 'en-US'],
    ['future', 'Widgets come in a future update.', 'in a future update', 'en-US'],
    ['future', 'Widgets sind demnächst dabei.', 'demnächst', 'de-DE'],
    ['future', 'Bientôt disponible.', 'Bientôt disponible', 'fr-FR'],
    ['future', 'ウィジェットは近日公開です。', '近日公開', 'ja'],
    ['apple', 'Apple’s review is stupid.', 'Apple’s review is stupid', 'en-US'],
    ['apple', 'Works around an iOS bug.', 'iOS bug', 'en-US'],
    ['test', 'This beta version has folders.', 'beta version', 'en-US'],
    ['test', 'Dies ist eine Testversion.', 'Testversion', 'de-DE'],
    ['test', 'Orbit Notes Beta', 'Beta', 'en-US', 'name'],
    ['test', '这是测试版。', '测试版', 'zh-Hans'],
    ['curse', 'No more shitty notes.', 'shitty', 'en-US'],
    ['curse', 'Ça, c’est de la merde.', 'merde', 'fr-FR'],
    ['price', 'notes,free,sync', 'free', 'en-US', 'keywords'],
    ['price', 'Kostenlos notieren', 'Kostenlos', 'de-DE', 'subtitle'],
    ['price', 'Notes for $1.99', '$1.99', 'en-US', 'subtitle'],
    ['price', '無料メモ', '無料', 'ja', 'name'],
  ])('%s: %s', (rule, text, words, locale, field) => {
    expect(found(text, locale, field)).toEqual([`${rule}: ${words}`]);
  });
});

describe('harmless wording is left alone', () => {
  it.each<[string, string, WordedField?]>([
    ['Fixed a crash on iPhone and a bug in folders.', 'en-US'],
    ['Notes from Scunthorpe and Essex, classic assessments.', 'en-US'],
    ['With beta-carotene and other vitamins.', 'en-US'],
    ['A test of your memory, and a trial of strength.', 'en-US'],
    ['Free for students: the price is only looked at in name and keywords.', 'en-US'],
    ['ad-free,sugar free,freestyle,free kick,carefree', 'en-US', 'keywords'],
    ['Un gran todo para tu día.', 'es-ES'],
    ['Todo está en orden.', 'es-MX'],
    ['Das dicke Ende, umsonst gewartet.', 'de-DE'],
    ['Il sale e il pepe.', 'it'],
    ['Alphabet and Betaal.', 'nl-NL', 'name'],
    ['The Apple tree near the horrible house.', 'en-US'],
  ])('%s', (text, locale, field) => {
    expect(found(text, locale, field)).toEqual([]);
  });
});

it('words of one language are not looked for in another one', () => {
  expect(found('gratis', 'de-DE', 'keywords')).toEqual(['price: gratis']);
  expect(found('gratis', 'en-US', 'keywords')).toEqual([]);
});

it('the same words count once, whatever their case', () => {
  expect(found('Android, android and ANDROID')).toEqual(['other-platform: Android']);
});

it('words that a person does not want are found as whole words, with any characters in them', () => {
  const custom = ['Orb', 'C++', '(new)', ' ', '新機能'];
  const of = (text: string) =>
    wordingIn({ field: 'description', locale: 'en-US', text }, custom).map((one) => one.text);
  expect(of('Orbit is not an orb.')).toEqual(['orb']);
  expect(of('Written in C++ (new)')).toEqual(['C++', '(new)']);
  expect(of('すべて新機能です')).toEqual(['新機能']);
});

it('the year of a copyright is the newest one in it', () => {
  expect(copyrightYear('© 2019–2026 Northwind Apps')).toBe(2026);
  expect(copyrightYear('2024 Northwind 12026 Apps')).toBe(2024);
  expect(copyrightYear('Northwind Apps')).toBeNull();
});

it('a long text is read in one pass', () => {
  const text = 'Apple iPhone is are the a '.repeat(150);
  expect(text.length).toBeGreaterThan(3_800);
  expect(found(text)).toEqual([]);
});
