import { expect, it } from 'vitest';
import { readLoosely } from '../../src-main/command/arguments';

it('a command that is copied from an Arabic sentence is read without the marks of its direction', () => {
  const copied = [
    'resume',
    '\u2068ABC\u2069',
    '\u200e--key',
    '\u2068Release\u2069',
    '\u200e--json\u2069',
  ];
  expect(readLoosely(copied)).toEqual(readLoosely(['resume', 'ABC', '--key', 'Release', '--json']));
});

it('a name with letters of Arabic keeps all of them', () => {
  expect(readLoosely(['publish', 'تطبيق 1.ipa']).operands).toEqual(['publish', 'تطبيق 1.ipa']);
});
