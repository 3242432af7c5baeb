import { describe, expect, it } from 'vitest';
import { allInWords, say } from '#shared/words/say';
import {
  issuerTail,
  keyCheckWords,
  missedError,
  shortKeyId,
} from '../../src-renderer/words/account';

const now = new Date(2026, 10, 22, 14, 5).getTime();
const at = new Date(2026, 10, 22, 14, 2).toISOString();

describe('a key', () => {
  it('a key is recognizable by its abbreviated ID', () => {
    expect(shortKeyId('7T2QXW4MK9')).toBe('7T2…K9');
    expect(issuerTail('57246542-96fe-1a63-e053-0824d0114f2a')).toBe('issuer …4f2a');
    expect(issuerTail(null)).toBe('individual key');
  });

  it('a key shows the result of its last test, never only a code', () => {
    expect(keyCheckWords({ check: { state: 'not-tested' } }, now).words).toBe('Not tested yet');
    expect(keyCheckWords({ check: { state: 'accepted', at, appCount: 1 } }, now).words).toBe(
      'Working · 1 app · tested 14:02, 3 min ago',
    );
    const unknown = keyCheckWords(
      { check: { state: 'refused', at, code: 'some-new-code' as never } },
      now,
    );
    expect(unknown.words).toBe('The last test failed · tested 14:02, 3 min ago');
  });

  it('a key keeps its last result visible when a later test had no connection', () => {
    const missed = {
      at,
      code: 'network-unreachable',
      detail: 'api.example.test did not answer.',
    } as const;
    const accepted = { state: 'accepted', at, appCount: 3 } as const;
    expect(keyCheckWords({ check: accepted, missed }, now)).toEqual({
      tone: 'look',
      words: 'Not reached · worked 14:02',
    });
    const refused = { state: 'refused', at, code: 'key-refused' } as const;
    expect(keyCheckWords({ check: refused, missed }, now).words).toBe(
      'Not reached · refused 14:02',
    );
    const locked = { ...missed, code: 'keychain-locked' } as const;
    expect(keyCheckWords({ check: { state: 'not-tested' }, missed: locked }, now).words).toBe(
      'Not tested · never tested before',
    );
    expect(allInWords(missedError(missed))).toMatchObject({
      title: say('error.network-unreachable.title'),
      detail: missed.detail,
    });
  });
});
