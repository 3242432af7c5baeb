import { readFile } from 'node:fs/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { fail } from '../../../shared/errors';
import type { SecretStore } from '../../../src-main/engine/ports';
import { type Rehearsal, rehearse, secretsInMemory } from '../../helpers/rehearsal';
import { expectEverythingOnce, fullPlan, heldUp, until } from './full-publish';

let stage: Rehearsal;
afterEach(() => stage.end());

/** A keychain that can be locked, as the desktop does when its user is away. */
function lockable() {
  const kept = secretsInMemory();
  const keychain: { isLocked: boolean; secrets: SecretStore } = {
    isLocked: false,
    secrets: {
      ...kept,
      use: (id, use) =>
        keychain.isLocked
          ? fail('keychain-locked', 'The keychain said: locked.')
          : kept.use(id, use),
    },
  };
  return keychain;
}

describe('the keychain is locked in the middle of a run', () => {
  it('a run whose keychain is locked waits at its next token, and continues once it is unlocked', async () => {
    const keychain = lockable();
    stage = await rehearse({
      practice: { faults: ['processing-lasts:60'] },
      engine: { secrets: keychain.secrets },
    });
    await keychain.secrets.put('practice', await readFile(stage.practice.privateKeyPath, 'utf8'));
    stage.connection.privateKeyFile = null;
    const packagePath = await stage.sample();
    const { id } = await stage.engine.runs.start(stage.connection, { packagePath, ...fullPlan });
    await until(stage, ({ ids }) => ids.build !== null);
    keychain.isLocked = true;
    // The next response makes the run request a new token.
    stage.practice.faults.add('unauthorized-once');
    const held = await heldUp(stage, 'keychain-locked');
    expect(held.status.state).toBe('running');
    keychain.isLocked = false;
    stage.engine.runs.tryNow(id);
    await expectEverythingOnce(stage, await stage.engine.runs.settled(id));
  });
});
