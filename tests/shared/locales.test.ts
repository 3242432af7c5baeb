import { describe, expect, it } from 'vitest';
import { appleLocale, isKnownLocale, knownLocales, suggestLocale } from '#shared/asc/locales';

/** Written out independently of the source, so that no language gets lost by mistake. */
const fifty =
  'ar-SA bn-BD ca cs da de-DE el en-AU en-CA en-GB en-US es-ES es-MX fi fr-CA fr-FR gu-IN he hi hr hu id it ja kn-IN ko ml-IN mr-IN ms nl-NL no or-IN pa-IN pl pt-BR pt-PT ro ru sk sl-SI sv ta-IN te-IN th tr uk ur-PK vi zh-Hans zh-Hant'.split(
    ' ',
  );

describe('the languages of App Store Connect', () => {
  it('all fifty languages are known, and nothing else is', () => {
    expect(knownLocales.toSorted()).toEqual(fifty.toSorted());
    expect(fifty.every(isKnownLocale)).toBe(true);
    expect(['', 'en', 'de', 'pt', 'zh-CN', 'et', 'de-de'].some(isKnownLocale)).toBe(false);
  });

  it.each([
    ['de', 'de-DE'],
    ['de-AT', 'de-DE'],
    ['DE-de', 'de-DE'],
    [' fr-FR ', 'fr-FR'],
    ['pt', 'pt-BR'],
    ['pt_PT', 'pt-PT'],
    ['en_GB', 'en-GB'],
    ['zh_TW', 'zh-Hant'],
    ['zh-tw', 'zh-Hant'],
    ['zh-Hant-TW', 'zh-Hant'],
    ['zh-Hans-CN', 'zh-Hans'],
    ['nb-NO', 'no'],
    ['zh-CN', 'zh-Hans'],
    ['zh-TW', 'zh-Hant'],
    ['ja-JP', 'ja'],
    ['es-AR', 'es-MX'],
    ['en-IE', 'en-GB'],
  ])('for the code “%s” the suggestion is “%s”', (typed, meant) => {
    expect(suggestLocale(typed)).toBe(meant);
  });

  it('a known code, or one unlike all others, has no suggestion', () => {
    for (const typed of ['pt-PT', 'et', 'Klingon', '']) expect(suggestLocale(typed)).toBeNull();
  });

  it.each([
    ['bn', 'bn-BD'],
    ['bn-IN', 'bn-BD'],
    ['iw', 'he'],
    ['iw_IL', 'he'],
    ['in', 'id'],
    ['nb', 'no'],
    ['nb-NO', 'no'],
    ['no_NO', 'no'],
    ['pl-PL', 'pl'],
    ['de-AT', 'de-DE'],
    ['deu', 'de-DE'],
    ['EN-us', 'en-US'],
    [' en-US ', 'en-US'],
    ['en_US_POSIX', 'en-US'],
    ['en-Latn-GB', 'en-GB'],
    ['zh', 'zh-Hans'],
    ['zh-CN', 'zh-Hans'],
    ['zh-SG', 'zh-Hans'],
    ['zh-HK', 'zh-Hant'],
    ['zh-Hant-HK', 'zh-Hant'],
    ['en', 'en-US'],
    ['es', 'es-ES'],
    ['fr', 'fr-FR'],
    ['pt', 'pt-BR'],
  ])('a note in “%s” goes to “%s”, the one language that it can mean', (typed, meant) => {
    expect(appleLocale(typed)).toBe(meant);
  });

  it.each([
    'et',
    'und',
    'default',
    'Klingon',
    '',
    '-',
    'en-IE',
    'es-419',
    'fr-BE',
    'pt-AO',
    'nn-NO',
    'pa-PK',
    'hi-Latn',
    'sr-Latn',
    'yue-HK',
    '__proto__',
    'constructor',
  ])('a note in “%s” goes nowhere without a person who chooses the language', (typed) => {
    expect(appleLocale(typed)).toBeNull();
  });

  it('every code of App Store Connect stands for itself, in any case', () => {
    expect(knownLocales.map((code) => appleLocale(code.toUpperCase()))).toEqual([...knownLocales]);
    expect(knownLocales.map(appleLocale)).toEqual([...knownLocales]);
  });
});
