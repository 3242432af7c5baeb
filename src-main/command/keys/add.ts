import { resolve } from 'node:path';
import { keyIdFromFileName } from '../../engine/accounts/private-key';
import type { Command } from '../command';
import { exitStatus } from '../exit-status';
import { withEngine } from '../open-engine';
import type { OptionValues } from '../options';
import { refuseUsage } from '../usage-error';
import { readKeyFile } from './read-key-file';
import { tellAccount } from './tell-account';

export const addKey: Command = {
  name: 'keys add',
  operands: '',
  takes: { least: 0, most: 0 },
  says: 'keep a key in the system’s keychain and try it',
  options: ['name', 'issuer-id', 'key-id', 'private-key'],
  changes: true,
  async run(call) {
    const asked = readAsked(call.options);
    const privateKeyPem = await readKeyFile(asked.file);
    const { name, keyId, issuerId } = asked;
    const account = await withEngine(call, (engine) =>
      engine.accounts.add({ name, keyId, issuerId, privateKeyPem }),
    );
    return tellAccount(account, call.terminal, exitStatus.done);
  },
};

function readAsked(options: OptionValues) {
  const file =
    options['private-key'] ??
    refuseUsage('“keys add” needs --private-key FILE, the .p8 from App Store Connect.');
  const keyId =
    options['key-id'] ??
    keyIdFromFileName(file) ??
    refuseUsage('The file’s name does not tell the key ID. Give --key-id ID.');
  return {
    file: resolve(file),
    keyId,
    name: options.name ?? `Key ${keyId}`,
    issuerId: options['issuer-id'] ?? null,
  };
}
