import { describe, expect, it } from 'vitest';
import { knownLocales } from '#shared/asc/locales';
import { localeName } from '../../src-renderer/words/locale';

describe('a language', () => {
  it('is named with its place only where there are several', () => {
    expect(localeName('de-DE')).toBe('German');
    expect(localeName('en-US')).toBe('English (US)');
    expect(localeName('es-MX')).toBe('Spanish (Mexico)');
    expect(localeName('zh-Hans')).toBe('Chinese (Simplified)');
  });

  it('that Apple added since is still named, and nonsense stays as it is', () => {
    expect(localeName('sw-KE')).toBe('Swahili (Kenya)');
    expect(localeName('not a locale')).toBe('not a locale');
  });

  it('never shares its name with another', () => {
    const names = knownLocales.map(localeName);
    expect(new Set(names).size).toBe(names.length);
  });
});
