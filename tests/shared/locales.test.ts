import { describe, expect, it } from 'vitest';
import { isKnownLocale, knownLocales, suggestLocale } from '#shared/asc/locales';

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
  ])('for the code “%s” the suggestion is “%s”', (typed, meant) => {
    expect(suggestLocale(typed)).toBe(meant);
  });

  it('a known code, or one unlike all others, has no suggestion', () => {
    for (const typed of ['pt-PT', 'et', 'Klingon', '']) expect(suggestLocale(typed)).toBeNull();
  });
});
