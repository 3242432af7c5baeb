import { describe, expect, it } from 'vitest';
import {
  cleanIssuerId,
  issuerTail,
  keyCheckWords,
  shortKeyId,
} from '../../src-renderer/words/account';

const now = new Date(2026, 10, 22, 14, 5).getTime();
const at = new Date(2026, 10, 22, 14, 2).toISOString();

describe('a key', () => {
  it('is told apart without being spelt out', () => {
    expect(shortKeyId('7T2QXW4MK9')).toBe('7T2…K9');
    expect(issuerTail('57246542-96fe-1a63-e053-0824d0114f2a')).toBe('issuer …4f2a');
    expect(issuerTail(null)).toBe('individual key');
  });

  it('says how its last test ended, never with a bare code', () => {
    expect(keyCheckWords({ state: 'not-tested' }, now).words).toBe('Not tested yet');
    expect(keyCheckWords({ state: 'accepted', at, appCount: 1 }, now).words).toBe(
      'Works, sees 1 app; tested 14:02, 3 min ago',
    );
    const unknown = keyCheckWords({ state: 'refused', at, code: 'some-new-code' }, now);
    expect(unknown.words).toBe('The last test did not pass; tested 14:02, 3 min ago');
  });
});

describe('a pasted issuer ID', () => {
  it('loses quotes and spaces, and is none when nothing is left', () => {
    expect(cleanIssuerId(' "57246542-96fe" \n')).toBe('57246542-96fe');
    expect(cleanIssuerId('“”  ')).toBeNull();
  });
});
