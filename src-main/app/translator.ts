import { isAbsolute } from 'node:path';
import type { TranslationRequest, TranslationResult } from '#shared/domain/translator';
import { TranslatorState } from '#shared/domain/translator';
import { AppException, appError, fail } from '#shared/errors';
import { message } from '#shared/words/message';
import type { Fetch, SecretStore, ValueStore } from '../engine/ports';
import { translatorSecretEntry as secretId } from '../engine/secret-entries';
import { readReply, requestText } from '../engine/translate/exchange';
import { postRequest, readEndpoint } from '../engine/translate/post-request';
import { runProgram } from '../engine/translate/run-program';

type Command = Extract<TranslatorState, { kind: 'command' }>;
type Service = Extract<TranslatorState, { kind: 'http' }>;

export interface Translator {
  read(): TranslatorState;
  /** Only after a person has confirmed exactly this. */
  use(command: Command): TranslatorState;
  /** The same for a service. A secret of null keeps the one that is stored, if it was for the same address. */
  useService(service: Service, secret: string | null): Promise<TranslatorState>;
  turnOff(): Promise<TranslatorState>;
  /** Throws `translator-…`. */
  translate(request: TranslationRequest): Promise<TranslationResult[]>;
  cancel(): void;
}

interface Parts {
  store: ValueStore;
  secrets: SecretStore;
  fetch: Fetch;
}

const key = 'translator';

const off: TranslatorState = { kind: 'off' };

/** The translator that a person turned on. The settings file has what it is, the keychain its secret. */
export function createTranslator({ store, secrets, fetch }: Parts): Translator {
  let working: AbortController | null = null;
  const read = (): TranslatorState => TranslatorState.catch(off).parse(store.get(key) ?? off);
  const write = (state: TranslatorState): TranslatorState => {
    working?.abort(canceled());
    store.set(key, state);
    return state;
  };

  /** Of another address it was never meant for. */
  const isSameService = (one: TranslatorState, { url, header }: Service): boolean =>
    one.kind === 'http' && one.header === header && originOf(one.url) === originOf(url);

  async function ask(state: TranslatorState, body: string, signal: AbortSignal): Promise<string> {
    if (state.kind === 'off') return fail('translator-off', message('error.translator-off.detail'));
    if (state.kind === 'command') return runProgram(state, body, signal);
    const { header } = state;
    const url = readEndpoint(state.url);
    if (header === null) return postRequest(fetch, { url, header: null }, body, signal);
    return secrets.use(secretId, (secret) =>
      postRequest(fetch, { url, header: { name: header, secret } }, body, signal),
    );
  }

  return {
    read,
    use(command) {
      if (!isAbsolute(command.program))
        fail(
          'translator-command',
          message('error.translator-command.detail', { path: command.program }),
        );
      return write(command);
    },
    async useService(service, secret) {
      const state = { ...service, url: readEndpoint(service.url).href };
      if (state.header === null) await forget(read());
      else if (secret !== null) await secrets.put(secretId, secret);
      else if (!isSameService(read(), state))
        fail('translator-address', message('error.translator-address.no-secret'));
      return write(state);
    },
    async turnOff() {
      const before = read();
      const state = write(off);
      await forget(before);
      return state;
    },
    async translate(request) {
      if (working !== null) fail('translator-busy', message('error.translator-busy.detail'));
      const controller = new AbortController();
      working = controller;
      try {
        return readReply(await ask(read(), requestText(request), controller.signal), request);
      } finally {
        working = null;
      }
    },
    cancel: () => working?.abort(canceled()),
  };

  async function forget(state: TranslatorState): Promise<void> {
    if (state.kind === 'http' && state.header !== null) await secrets.remove(secretId);
  }
}

function originOf(url: string): string {
  return new URL(url).origin;
}

function canceled(): AppException {
  return new AppException(
    appError('translator-canceled', message('error.translator-canceled.detail')),
  );
}
