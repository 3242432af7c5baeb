import { afterEach, describe, expect, it } from 'vitest';
import { english } from '#shared/words/english';
import { setLanguage } from '#shared/words/language';
import {
  isMessage,
  type Message,
  type MessageKey,
  message,
  withStrings,
} from '#shared/words/message';
import { allInWords, asSentence, inPieces, inSentences, inWords, say } from '#shared/words/say';

const british = { tag: 'en', locale: 'en-GB', messages: {} } as const;
afterEach(() => setLanguage(british));

/** A message inside a message, this many times. */
function nested(depth: number): Message {
  let text: Message = message('account.live');
  for (let level = 0; level < depth; level += 1)
    text = message('practice.use-account', { name: text });
  return text;
}

describe('a message', () => {
  it('a message counts in the plural of its language and groups thousands', () => {
    expect(say('practice.requests-all', { count: 1 })).toBe('1 request');
    expect(say('practice.requests-all', { count: 1200 })).toBe('1,200 requests');
    setLanguage({ ...british, locale: 'de-DE' });
    expect(say('practice.requests-all', { count: 1200 })).toBe('1.200 requests');
  });

  it('a value is written by its unit, and a string stays unchanged', () => {
    const words = (value: Parameters<typeof say<'practice.use-account'>>[1]['name']) =>
      say('practice.use-account', { name: value });
    expect(words({ bytes: 184_000_000 })).toBe('Use 184 MB');
    expect(words({ duration: 372_000 })).toBe('Use 6 min 12 s');
    expect(words({ day: '2027-09-03T12:00:00Z' })).toBe('Use 3 Sept 2027');
    expect(words({ list: ['QA', 'Design', 'Friends'] })).toBe('Use QA, Design and Friends');
    expect(words({ list: ['QA', 'Design'], or: true })).toBe('Use QA or Design');
    expect(words({ locale: 'pt-BR' })).toBe('Use Portuguese (Brazil)');
    expect(words(message('account.live'))).toBe('Use Live');
    expect(words(4000)).toBe('Use 4,000');
    expect(words('{count} <b>')).toBe('Use {count} <b>');
  });

  it('a translation replaces the English words, and a message without one stays English', () => {
    setLanguage({ tag: 'de', locale: 'de-DE', messages: { 'button.cancel': 'Abbrechen' } });
    expect(say('button.cancel')).toBe('Abbrechen');
    expect(say('button.close')).toBe('Close');
  });

  it('an emphasized part of a message is its own piece', () => {
    expect(inPieces(message('practice.live-in-use', { name: 'Acme' }))).toEqual([
      { text: 'Acme', strong: true },
      { text: ' is a live account and is in use: what you publish goes to Apple.' },
    ]);
  });

  it('a sentence that ends with an abbreviation has one period', () => {
    setLanguage({ ...british, locale: 'de-DE' });
    expect(say('practice.argument-choice-hint', { choices: 'Nov.' })).toBe('One of: Nov.');
  });

  it('a message of another version is shown with its key and its plain values', () => {
    expect(inWords({ key: 'step.not-yet-invented' })).toBe(
      'Message of another version of Slipway: step.not-yet-invented',
    );
    expect(inWords({ key: 'step.not-yet-invented', params: { file: 'a.ipa', count: 3 } })).toBe(
      'Message of another version of Slipway: step.not-yet-invented (a.ipa and 3)',
    );
  });

  it.each<[string, Message]>([
    ['the name of a built-in', { key: 'constructor' }],
    ['a missing value', { key: 'practice.requests-all' }],
    ['a count that is no number', { key: 'practice.requests-all', params: { count: 'many' } }],
    ['values nested too deep', nested(20_000)],
  ])('a message with %s hides nothing around it', (_, text) => {
    expect(inWords(text)).toContain(text.key);
    expect(allInWords({ text, next: message('button.close') }).next).toBe('Close');
  });

  it('a value keeps its own periods and hyphens, also where it decides a branch', () => {
    expect(say('practice.use-account', { name: '../a..ipa' })).toBe('Use ../a..ipa');
    const proxy = 'proxy-eu-1.example.com:80';
    const line = say('connection.trusted', { host: 'a.test', port: '443', issuer: 'CA', proxy });
    expect(line).toContain(proxy);
  });

  it('a sentence ends and follows another one as its language does', () => {
    expect(asSentence('Ready')).toBe('Ready.');
    expect(inSentences('One.', '', 'Two.')).toBe('One. Two.');
  });

  it('the words of an older journal stay unchanged', () => {
    expect(inWords('Sent in 1 part')).toBe('Sent in 1 part');
    expect(asSentence('sent in 1 part')).toBe('Sent in 1 part.');
  });

  it('a file name at the beginning of a sentence keeps its letters', () => {
    expect(asSentence('release_notes.json changed')).toBe('release_notes.json changed.');
    expect(asSentence('notes.csv has 2 rows.')).toBe('notes.csv has 2 rows.');
  });

  it('every message in a value is put into words, and everything else is kept', () => {
    const value = {
      title: message('account.live'),
      list: [message('button.close'), 3, null],
      at: 'x',
    };
    expect(allInWords(value)).toEqual({ title: 'Live', list: ['Close', 3, null], at: 'x' });
  });

  it('only a key with values is a message', () => {
    expect([{ key: 'a.b' }, { key: 'a.b', params: {} }].map(isMessage)).toEqual([true, true]);
    const others = [null, 'a.b', { key: 'CFBundleVersion' }, { key: 'a.b', more: 1 }, { key: 1 }];
    expect(others.map(isMessage)).toEqual(others.map(() => false));
  });

  it('a change of the strings in a message leaves its key alone', () => {
    const text = message('account.refused', { reason: message('account.live'), when: 'account' });
    expect(withStrings(text, (one) => one.toUpperCase())).toEqual({
      key: 'account.refused',
      params: { reason: { key: 'account.live' }, when: 'ACCOUNT' },
    });
  });

  it('every message of the catalogue can be formatted', () => {
    for (const key of Object.keys(english) as MessageKey[])
      expect(() => inWords({ key, params: new Proxy({}, {}) as never }), key).not.toThrow(
        SyntaxError,
      );
  });
});

describe('the pseudo language', () => {
  it('the pseudo language accents and lengthens the words of a message, not its values', () => {
    setLanguage({ tag: 'pseudo', locale: 'en', messages: {} });
    expect(say('practice.use-account', { name: 'Acme' })).toBe('Úšé~ Acme');
    expect(say('practice.requests-all', { count: 2 })).toMatch(/^2 ŕéɋúéšŧš~+$/);
  });
});
