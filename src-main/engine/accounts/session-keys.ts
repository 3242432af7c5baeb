import { fail } from '#shared/errors';
import { message } from '#shared/words/message';
import type { SecretStore } from '../ports';

/** Private keys in the memory of this process: a chosen stand-in for a keychain that does not work. */
export class SessionKeys implements SecretStore {
  private readonly held = new Map<string, Buffer>();

  has(id: string): boolean {
    return this.held.has(id);
  }

  async put(id: string, privateKeyPem: string): Promise<void> {
    await this.remove(id);
    this.held.set(id, Buffer.from(privateKeyPem));
  }

  async use<T>(id: string, use: (privateKeyPem: string) => Promise<T>): Promise<T> {
    const key = this.held.get(id) ?? fail('key-needed', message('error.key-needed.session'));
    return use(key.toString());
  }

  lendAll<T>(use: (secrets: readonly string[]) => Promise<T>): Promise<T> {
    return use([...this.held.values()].map((key) => key.toString()));
  }

  /** Overwritten as well: the memory may be written to a swap file or a crash report. */
  async remove(id: string): Promise<void> {
    this.held.get(id)?.fill(0);
    this.held.delete(id);
  }

  wipe(): void {
    for (const key of this.held.values()) key.fill(0);
    this.held.clear();
  }
}
