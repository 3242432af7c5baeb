import { createEngine } from '../engine/create-engine';
import type { Engine, EngineOptions } from '../engine/engine';
import { environmentProxies } from '../engine/proxy/environment-proxies';
import { createKeychainSecrets } from '../shell/keychain-secrets';
import type { Call } from './command';

/** The same engine as behind the window, over the same data folder. */
export function openEngine(call: Call, hears: Pick<EngineOptions, 'onRunChanged'> = {}): Engine {
  return createEngine({
    home: call.home,
    secrets: createKeychainSecrets(),
    uploadWorker: call.uploadWorker,
    proxies: environmentProxies,
    ...hears,
  });
}

/** Lends an engine and closes it afterwards, whatever came. */
export async function withEngine<T>(call: Call, use: (engine: Engine) => Promise<T>): Promise<T> {
  const engine = openEngine(call);
  try {
    return await use(engine);
  } finally {
    await engine.close();
  }
}
