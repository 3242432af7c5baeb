import { Stop } from './process/stop.mjs';

/** The oldest Node that builds and tests Slipway. */
const oldest = [20, 19];

/** Stops with words when this Node is too old; the packages' own messages would not say what to do. */
export function requireNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [needMajor = 0, needMinor = 0] = oldest;
  if (major > needMajor || (major === needMajor && minor >= needMinor)) return;
  throw new Stop(`Slipway needs Node ${oldest.join('.')} or newer to build; this is ${version}.`);
}
