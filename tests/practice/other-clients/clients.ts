import { readFile } from 'node:fs/promises';
import type { Practice } from '../../../src-main/practice/server';
import type { Json } from '../client/plain-client';

/** The arguments of one call that both clients take, besides the address. */
export interface CallOptions {
  path?: Record<string, string>;
  query?: Record<string, unknown>;
  body?: unknown;
}

/** The common result of both clients. */
export interface CallResult {
  data?: Json;
  error?: Json;
  response: Response;
}

/** Calls a client's method by name; both name them after Apple's operations. */
export type Call = (name: string, options: CallOptions) => Promise<CallResult>;

/** Another publisher's client as published, with only the address changed. */
export interface OtherClient {
  packageName: string;
  open(practice: Practice): Promise<Call>;
}

type Operation = (options: Json) => Promise<CallResult>;

/** By name, so that nothing is known of the package but its behavior at run time. */
const load = (name: string): Promise<Json> => import(/* @vite-ignore */ name);

function operationNamed(holders: readonly Json[], name: string): Operation {
  const holder = holders.find((one) => typeof one?.[name] === 'function');
  if (!holder) throw new Error(`The client has no call ${name}`);
  return (options) => holder[name](options);
}

async function keyOf({ issuerId, keyId, privateKeyPath }: Practice) {
  return { issuerId, privateKeyId: keyId, privateKey: await readFile(privateKeyPath, 'utf8') };
}

/** Its calls are static members, in one class per family. */
const ragePackage: OtherClient = {
  packageName: '@rage-against-the-pixel/app-store-connect-api',
  async open(practice) {
    const { AppStoreConnectClient } = await load(ragePackage.packageName);
    const { api } = new AppStoreConnectClient(await keyOf(practice));
    const families = Object.values(api);
    return (name, options) => operationNamed(families, name)({ ...options, baseUrl: practice.url });
  },
};

/** Its calls are functions of the package. */
const sdkPackage: OtherClient = {
  packageName: 'appstore-connect-sdk',
  async open(practice) {
    const sdk = await load(sdkPackage.packageName);
    const client = sdk.createClient({ ...(await keyOf(practice)), baseUrl: practice.url });
    return (name, options) => operationNamed([sdk], name)({ ...options, client });
  },
};

export const otherClients = [ragePackage, sdkPackage];
