import fs from 'node:fs';
import path from 'node:path';
import { log } from '../process/log.mjs';

/** Where Debian has 7-Zip, which electron-builder would download. */
const sevenZip = '/usr/bin/7za';

/**
 * What electron-builder is given besides electron-builder.yml. Nothing is ever published from here: the release workflow
 * does that, with what it has checked.
 * @param {import('../bare-machine/runtime/ensure-runtime.mjs').Runtime} runtime
 * @param {NodeJS.ProcessEnv} env
 */
export function builderOptions(runtime, env) {
  return ['--publish', 'never', ...homepage(env), ...feed(env), ...otherRuntime(runtime)];
}

/** deb and rpm name one. A trial build has none: the name is one that nobody can own. */
const homepage = (/** @type {NodeJS.ProcessEnv} */ env) => [
  `-c.extraMetadata.homepage=${env.SLIPWAY_HOMEPAGE || 'https://slipway.invalid'}`,
];

/** Where updates come from. Without it the build does not update itself. */
function feed(/** @type {NodeJS.ProcessEnv} */ env) {
  const url = env.SLIPWAY_UPDATE_FEED;
  return url ? ['-c.publish.provider=generic', `-c.publish.url=${url}`] : [];
}

/** Without this electron-builder downloads the runtime version in package.json. */
function otherRuntime(
  /** @type {import('../bare-machine/runtime/ensure-runtime.mjs').Runtime} */ runtime,
) {
  if (runtime.official) return [];
  log(`Packing Electron ${runtime.version} from npm: good for trying, not for giving away.`);
  return [`-c.electronDist=${runtime.folder}`, `-c.electronVersion=${runtime.version}`];
}

/**
 * The environment of electron-builder. Where the runtime could not be downloaded, its tools cannot be either: programs of
 * this Linux stand in for them.
 * @param {import('../bare-machine/runtime/ensure-runtime.mjs').Runtime} runtime
 * @param {NodeJS.ProcessEnv} env
 */
export function builderEnvironment(runtime, env) {
  if (runtime.official || process.platform !== 'linux') return env;
  const fpm = path.join(import.meta.dirname, 'stand-in/fpm.mjs');
  return {
    CUSTOM_FPM_PATH: fpm,
    ...(fs.existsSync(sevenZip) ? { ELECTRON_BUILDER_7ZIP_PATH: sevenZip } : {}),
    ...env,
  };
}
