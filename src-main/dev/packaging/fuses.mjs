import fs from 'node:fs';
import {
  FuseState,
  FuseV1Options,
  FuseVersion,
  flipFuses,
  getCurrentFuseWire,
} from '@electron/fuses';
import { Stop } from '../process/stop.mjs';

/**
 * Every fuse of the runtime, as a package of Slipway has it. A runtime with one more is refused: someone has to decide
 * on it first.
 */
export const fuses = {
  // The app's program runs no other script and opens no debugger.
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  // Only this app's own code is loaded, and macOS and Windows check it.
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  // There is no such snapshot.
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  // No page comes from a file.
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  // The runtime's own default: memory of WebAssembly is guarded by the system.
  [FuseV1Options.WasmTrapHandlers]: true,
};

/** @typedef {{ fuse: string, found: 'on' | 'off' | 'missing' | 'unknown', wanted: 'on' | 'off' | 'not known here' }} Fault */

/**
 * Sets every fuse of a runtime that is about to be packed.
 * @param {string} program
 * @param {boolean} isOfficial
 */
export async function setFuses(program, isOfficial) {
  const wire = await getCurrentFuseWire(program);
  const wrong = numbersOf(fuses).filter((fuse) => !(fuse in wire) && !mayLack(fuse, isOfficial));
  if (wrong.length > 0)
    throw new Stop(`The runtime lacks the fuses ${wrong.map(nameOf).join(', ')}.`);
  const known = Object.entries(fuses).filter(([fuse]) => fuse in wire);
  const config = { version: FuseVersion.V1, strictlyRequireAllFuses: true };
  // The type asks for all that this version of the package knows, which may be more than the runtime has.
  await flipFuses(
    program,
    /** @type {import('@electron/fuses').FuseConfig} */ ({
      ...config,
      ...Object.fromEntries(known),
    }),
  );
}

/**
 * What is wrong with the fuses of a packed program; nothing where the wire is exactly as it should be.
 * @param {string} program
 * @param {boolean} isOfficial
 * @returns {Promise<Fault[]>}
 */
export async function findFuseFaults(program, isOfficial) {
  const wire = new Map(
    Object.entries(await getCurrentFuseWire(program)).filter(([fuse]) => /^\d+$/.test(fuse)),
  );
  /** @type {Fault[]} */
  const faults = [];
  for (const fuse of numbersOf(fuses)) {
    const wanted = fuses[/** @type {keyof typeof fuses} */ (fuse)] ? 'on' : 'off';
    const found = stateOf(wire.get(String(fuse)));
    const isFine = found === wanted || (found === 'missing' && mayLack(fuse, isOfficial));
    if (!isFine) faults.push({ fuse: nameOf(fuse), found, wanted });
  }
  for (const [fuse, state] of wire)
    if (!(fuse in fuses))
      faults.push({ fuse: `number ${fuse}`, found: stateOf(state), wanted: 'not known here' });
  return faults;
}

/** @returns {FuseV1Options[]} */
const numbersOf = (/** @type {object} */ table) => Object.keys(table).map(Number);

const nameOf = (/** @type {FuseV1Options} */ fuse) => FuseV1Options[fuse] ?? `number ${fuse}`;

/** The stand-in runtime of a bare machine is older than this fuse; the official one has it. */
const mayLack = (/** @type {FuseV1Options} */ fuse, /** @type {boolean} */ isOfficial) =>
  !isOfficial && fuse === FuseV1Options.WasmTrapHandlers;

/** @returns {Fault['found']} */
function stateOf(/** @type {unknown} */ state) {
  if (state === undefined) return 'missing';
  if (state === FuseState.ENABLE) return 'on';
  return state === FuseState.DISABLE ? 'off' : 'unknown';
}

/** Whether this version of the runtime is the one that official builds have. */
export function isOfficialRuntime(
  /** @type {string} */ version,
  /** @type {string} */ packageJson,
) {
  const { devDependencies } = JSON.parse(fs.readFileSync(packageJson, 'utf8'));
  return version === devDependencies.electron;
}
