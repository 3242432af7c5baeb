import { Stop } from './process/stop.mjs';

/** The oldest supported Node of each release line; `engines` in package.json has the same. */
const oldest = [
  [20, 19],
  [22, 12],
];

/** Stops with a message when this Node is too old; the packages' own messages would not say what to do. */
export function requireNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const ofThisLine = oldest.find(([line]) => line === major);
  if (ofThisLine ? minor >= Number(ofThisLine[1]) : major > Number(oldest.at(-1)?.[0])) return;
  const needed = oldest.map((line) => line.join('.')).join(', or ');
  throw new Stop(`Slipway needs Node ${needed} or newer to build; this is ${version}.`);
}
