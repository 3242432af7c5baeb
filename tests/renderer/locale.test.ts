import { describe, expect, it } from 'vitest';
import { knownLocales } from '#shared/asc/locales';
import { localeName } from '#shared/words/locale-name';

describe('a language', () => {
  it('a language is named with its region only if there are several', () => {
    expect(localeName('de-DE')).toBe('German');
    expect(localeName('en-US')).toBe('English (US)');
    expect(localeName('es-MX')).toBe('Spanish (Mexico)');
    expect(localeName('zh-Hans')).toBe('Chinese (Simplified)');
  });

  it('a language that Apple added is still named, and an invalid code stays as it is', () => {
    expect(localeName('sw-KE')).toBe('Swahili (Kenya)');
    expect(localeName('not a locale')).toBe('not a locale');
  });

  it('no two languages share a name', () => {
    const names = knownLocales.map(localeName);
    expect(new Set(names).size).toBe(names.length);
  });
});
