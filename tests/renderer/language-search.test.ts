import { describe, expect, it } from 'vitest';
import { knownLocales } from '#shared/asc/locales';
import { languageMatch, matchingLanguages } from '../../src-renderer/words/language-search';

const languages = knownLocales.map((id) => ({ id }));
const found = (typed: string) => matchingLanguages(languages, typed).map(({ id }) => id);

describe('finding a language to add', () => {
  it.each([
    ['German', 'de-DE'],
    ['Deutsch', 'de-DE'],
    ['de', 'de-DE'],
    ['de_DE', 'de-DE'],
    ['English (US)', 'en-US'],
    ['American English', 'en-US'],
    ['English (United States)', 'en-US'],
    ['日本', 'ja'],
    ['zh-CN', 'zh-Hans'],
    ['zh_TW', 'zh-Hant'],
    ['简体中文', 'zh-Hans'],
    ['nb-NO', 'no'],
    ['Norwegian Bokmål', 'no'],
    ['espanol', 'es-ES'],
    ['PORTUGUÊS', 'pt-BR'],
    ['Português (Brasil)', 'pt-BR'],
  ])('a person who types %s finds the language', (typed, locale) => {
    expect(found(typed)).toContain(locale);
  });

  it('the language that a code or a whole name stands for is the first, which Enter takes', () => {
    expect(found('de')[0]).toBe('de-DE');
    expect(found('zh-CN')[0]).toBe('zh-Hans');
    expect(found('nb-NO')[0]).toBe('no');
    expect(found('it')[0]).toBe('it');
    expect(found('English (US)')).toEqual(['en-US']);
  });

  it('what no language is called finds nothing', () => {
    expect(found('Klingon')).toEqual([]);
    expect(languageMatch('de-DE', '   ')).toBe(0);
  });
});
