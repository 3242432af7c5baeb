import type { ProxyLogin } from '#shared/domain/connection-report';
import type { ProxyRoute, SecretStore, ValueStore } from '../engine/ports';
import { proxyName } from '../engine/proxy/tunnel';
import { proxyPasswordEntry as secretId } from '../engine/secret-entries';

export interface ProxyLogins {
  read(): ProxyLogin | null;
  save(login: ProxyLogin, password: string): Promise<void>;
  forget(): Promise<void>;
  /** The same route with name and password, if it goes through the proxy that they were entered for. */
  addTo(route: ProxyRoute): Promise<ProxyRoute>;
}

const key = 'proxyLogin';

/**
 * Name and password for one proxy, entered by a person because systems don't share their own. They are sent only to
 * that proxy: another network may name any proxy it likes. The settings file keeps the name, the keychain the password.
 */
export function proxyLoginsIn(store: ValueStore, secrets: SecretStore): ProxyLogins {
  const read = (): ProxyLogin | null => {
    const kept = store.get(key) as Partial<ProxyLogin> | undefined;
    const isWhole = typeof kept?.proxy === 'string' && typeof kept.name === 'string';
    return isWhole ? { proxy: kept.proxy ?? '', name: kept.name ?? '' } : null;
  };
  return {
    read,
    async save(login, password) {
      await secrets.put(secretId, password);
      store.set(key, { proxy: login.proxy.trim().toLowerCase(), name: login.name });
    },
    async forget() {
      store.set(key, null);
      await secrets.remove(secretId);
    },
    async addTo(route) {
      const login = read();
      if (route === null || login === null || proxyName(new URL(route)) !== login.proxy)
        return route;
      try {
        return await secrets.use(secretId, async (password) =>
          withLogin(route, login.name, password),
        );
      } catch {
        // Without a password the proxy answers that it needs one, which a person can act on.
        return route;
      }
    },
  };
}

function withLogin(route: string, name: string, password: string): string {
  const url = new URL(route);
  url.username = encodeURIComponent(name);
  url.password = encodeURIComponent(password);
  return url.href;
}
