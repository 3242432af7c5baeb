import { describe, expect, it } from 'vitest';
import type { KeyRole } from '#shared/asc/roles';
import { featuresOf } from '#shared/domain/key-features';
import { missingAccess } from '../../src-renderer/words/key-access';

const wordsFor = (role: KeyRole, issuerId: string | null = 'a-team') =>
  missingAccess(featuresOf({ issuerId, role: { role, known: 'stated' } }));

describe('what a key lacks for publishing', () => {
  it('a Developer key names what it can’t do, and the role that can', () => {
    expect(wordsFor('DEVELOPER')).toMatch(
      /^This key can’t edit What to Test, assign .*App Manager\.$/,
    );
  });

  it('an App Manager key lacks nothing, also as an individual key', () => {
    expect(wordsFor('APP_MANAGER')).toBeNull();
    expect(wordsFor('APP_MANAGER', null)).toBeNull();
  });

  it('a key whose role is not known is not said to lack anything', () => {
    expect(missingAccess(featuresOf({ issuerId: 'a-team' }))).toBeNull();
  });
});
