import { describe, expect, it } from 'vitest';
import { bareIssuerId, bareKeyId, idsIn } from '#shared/domain/key-ids';

const issuer = '57246542-96fe-1a63-e053-0824d011072a';

describe('the IDs of a key', () => {
  it.each([
    ['quotes and blanks', ` “${issuer}” \n`, issuer],
    ['the label of App Store Connect', `Issuer ID: ${issuer}`, issuer],
    ['a copied block', `Issuer ID\n${issuer}\nCopy`, issuer],
    ['a line of a script', `ASC_ISSUER_ID="${issuer}"`, issuer],
    ['upper case', issuer.toUpperCase(), issuer.toUpperCase()],
    ['no UUID', " '57246542-96fe' ", '57246542-96fe'],
    ['a UUID with more behind it', `${issuer}ff`, `${issuer}ff`],
    ['nothing but quotes', '“”  ', null],
  ])('an Issuer ID is read from text with %s', (_, text, id) => {
    expect(bareIssuerId(text)).toBe(id);
  });

  it.each([
    ['quotes and blanks', ' "ABCDE12345"\u00A0', 'ABCDE12345'],
    ['its label', 'Key ID: ABCDE12345', 'ABCDE12345'],
    ['a line of JSON', '"key_id": "ABCDE12345",', 'ABCDE12345'],
    ['the name of its file', '~/Downloads/AuthKey_ABCDE12345.p8', 'ABCDE12345'],
    ['something else', 'hello', 'hello'],
  ])('a key ID is read from text with %s', (_, text, id) => {
    expect(bareKeyId(text)).toBe(id);
  });

  it('a copied text with both IDs gives both, and one with two UUIDs gives neither of them', () => {
    expect(idsIn(`Issuer ID: ${issuer}\nKey ID: ABCDE12345`)).toEqual({
      keyId: 'ABCDE12345',
      issuerId: issuer,
    });
    expect(idsIn(`${issuer} 00000000-0000-0000-0000-000000000000`)).toEqual({
      keyId: null,
      issuerId: null,
    });
  });
});
