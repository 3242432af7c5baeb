import { createHash, generateKeyPairSync } from 'node:crypto';
import { Approver } from '#shared/domain/preset';
import { fail } from '#shared/errors';
import { message } from '#shared/words/message';
import type { SecretStore, ValueStore } from '../ports';
import { isSignedBy, signText } from './signatures';

const storeKey = 'approvalKey';
/** The entry of the private key in the keychain: one for each pair, since several data folders share the keychain. */
function secretIdOf(publicKey: string): string {
  return `approval-key-${createHash('sha256').update(publicKey).digest('hex').slice(0, 32)}`;
}

/**
 * A person's own key pair, with which they approve plans and lock presets. It has nothing to do with Apple: the private
 * key stays in the keychain, and the public one is given to colleagues.
 */
export class ApprovalKey {
  constructor(
    private readonly store: ValueStore,
    private readonly secrets: SecretStore,
  ) {}

  /** The keychain entry of the private key; null until it was made. */
  entry(): string | null {
    const known = this.read();
    return known === null ? null : secretIdOf(known.publicKey);
  }

  /** Null until it was made. */
  read(): Approver | null {
    const parsed = Approver.safeParse(this.store.get(storeKey));
    return parsed.success ? parsed.data : null;
  }

  /** Makes the pair, or renames it. Throws `keychain-…`. */
  async make(name: string): Promise<Approver> {
    const wanted = name.trim();
    if (wanted === '') fail('approval-name-missing', message('error.approval-name-missing.detail'));
    const known = this.read();
    const next = { name: wanted, publicKey: known?.publicKey ?? (await this.generate()) };
    this.store.set(storeKey, next);
    return next;
  }

  /** Throws `approval-key-missing` and `keychain-…`. */
  async sign(text: string): Promise<{ signer: Approver; signature: string }> {
    const signer =
      this.read() ?? fail('approval-key-missing', message('error.approval-key-missing.detail'));
    return this.secrets.use(secretIdOf(signer.publicKey), async (pem) => {
      const signature = signText(text, pem);
      if (!isSignedBy(text, signer, signature))
        fail('approval-key-missing', message('error.approval-key-missing.other'));
      return { signer, signature };
    });
  }

  private async generate(): Promise<string> {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const written = publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
    const pem = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
    await this.secrets.put(secretIdOf(written), pem);
    return written;
  }
}
