import { fail } from '#shared/errors';
import { message } from '#shared/words/message';
import { say } from '#shared/words/say';
import { knownPath } from '../known-paths';
import type { HandlerParts, HandlersOf } from './handler-parts';

const deviceFileDialog = () => ({
  title: say('devices.choose'),
  button: say('devices.choose-button'),
  filters: [
    { name: say('devices.choose-files'), extensions: ['txt', 'text', 'csv', 'tsv', 'tab'] },
    { name: say('choose.all-files'), extensions: ['*'] },
  ],
});

export function deviceHandlers(parts: HandlerParts): HandlersOf<'devices'> {
  const { engine, confirmer, dropped, chooseFile } = parts;
  const connection = (accountId: string) => engine.accounts.connection(accountId);
  return {
    'devices:list': async ({ accountId }) => engine.devices.list(await connection(accountId)),
    'devices:add': async ({ accountId, device }) =>
      engine.devices.add(await connection(accountId), device),
    'devices:change': async ({ accountId, deviceId, change }) =>
      engine.devices.change(await connection(accountId), deviceId, change),
    'devices:read-file': async ({ accountId, path }) => {
      const chosen =
        path === null ? await chooseFile(deviceFileDialog()) : knownPath(dropped, path);
      return chosen === null ? null : engine.devices.readFile(await connection(accountId), chosen);
    },
    'devices:import': async ({ accountId, devices }) => {
      const account = (await engine.accounts.list()).find(({ id }) => id === accountId);
      if (account === undefined)
        return fail('account-not-found', message('error.account-not-found.deleted'));
      const register = async (confirmed: typeof devices) =>
        engine.devices.addAll(await connection(accountId), confirmed);
      if (devices.length === 1) return register(devices);
      const names = devices.map(({ name }) => name);
      const act = { kind: 'register-devices', account, names } as const;
      return confirmer.confirm(act, devices, register);
    },
  };
}
