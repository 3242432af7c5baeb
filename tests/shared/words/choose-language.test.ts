import { expect, it } from 'vitest';
import { chooseLanguage } from '#shared/words/choose-language';
import { systemLanguages } from '../../../src-main/command/system-languages';

const cases: [string, string[], { tag: string; locale: string }][] = [
  ['system', ['de-AT', 'en-US'], { tag: 'de', locale: 'de-AT' }],
  ['system', ['en-GB'], { tag: 'en', locale: 'en-GB' }],
  ['system', ['pt-PT'], { tag: 'pt-BR', locale: 'pt-PT' }],
  ['system', ['zh-CN'], { tag: 'zh-Hans', locale: 'zh-CN' }],
  ['system', ['zh-TW', 'ja-JP'], { tag: 'ja', locale: 'ja-JP' }],
  ['system', ['fi-FI'], { tag: 'en', locale: 'en-FI' }],
  ['system', ['not a tag', 'ko-KR'], { tag: 'ko', locale: 'ko-KR' }],
  ['system', ['de-DE-u-ca-buddhist'], { tag: 'de', locale: 'de-DE' }],
  ['system', [], { tag: 'en', locale: 'en' }],
  ['fr', ['de-CH', 'fr-CH'], { tag: 'fr', locale: 'fr-CH' }],
  ['fr', ['de-CH'], { tag: 'fr', locale: 'fr-CH' }],
  ['ar', ['en-US'], { tag: 'ar', locale: 'ar-US' }],
];

it.each(cases)(
  'the setting “%s” with the system’s languages %j is answered by a language',
  (chosen, system, expected) => {
    expect(chooseLanguage(chosen as 'system', system)).toEqual(expected);
  },
);

it('a terminal’s language comes from its environment, in the order of POSIX', () => {
  expect(systemLanguages({ LANG: 'fr_FR.UTF-8' })).toEqual(['fr-FR']);
  expect(systemLanguages({ LANG: 'fr_FR.UTF-8', LC_ALL: 'de_AT@euro' })).toEqual(['de-AT']);
  expect(systemLanguages({ LANG: 'C.UTF-8' })).toEqual(['en']);
  expect(systemLanguages({ LANG: 'fr_FR.UTF-8', SLIPWAY_LANGUAGE: 'ja' })).toEqual(['ja']);
});
