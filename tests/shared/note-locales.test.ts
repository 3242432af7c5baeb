import { describe, expect, it } from 'vitest';
import { underAppleCodes } from '#shared/domain/note-locales';

const notes = (texts: Record<string, string>) =>
  Object.entries(texts).map(([locale, text]) => ({ locale, text }));
const mapped = (texts: Record<string, string>) =>
  Object.fromEntries(underAppleCodes(notes(texts)).map(({ locale, text }) => [locale, text]));

describe('notes under the codes of App Store Connect', () => {
  it('a note under another code of a language is listed as that language', () => {
    expect(
      mapped({ bn: 'Bangla', iw: 'Hebrew', 'nb-NO': 'Norwegian', 'en-US': 'English' }),
    ).toEqual({ 'bn-BD': 'Bangla', he: 'Hebrew', no: 'Norwegian', 'en-US': 'English' });
  });

  it('an empty note of one of two codes gives way to the text of the other, in any order', () => {
    const one = { 'bn-BD': 'Text' };
    expect(mapped({ bn: 'Text', 'bn-BD': '' })).toEqual(one);
    expect(mapped({ 'bn-BD': '', bn: 'Text' })).toEqual(one);
    expect(mapped({ bn: ' ', 'bn-BD': 'Text' })).toEqual(one);
    expect(mapped({ 'bn-BD': 'Text', bn: 'Text' })).toEqual(one);
  });

  it('two different texts for one language are both kept', () => {
    expect(mapped({ bn: 'One', 'bn-BD': 'Two' })).toEqual({ bn: 'One', 'bn-BD': 'Two' });
    expect(mapped({ 'bn-BD': 'Two', bn: 'One' })).toEqual({ bn: 'One', 'bn-BD': 'Two' });
  });

  it('a code that no language of App Store Connect is certain for stays as it is', () => {
    expect(mapped({ et: 'Estonian', 'en-IE': 'Irish' })).toEqual({
      et: 'Estonian',
      'en-IE': 'Irish',
    });
  });
});
