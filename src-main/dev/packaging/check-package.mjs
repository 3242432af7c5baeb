// Checks packed apps: `node src-main/dev/packaging/check-package.mjs [--official] [FOLDER...]`, by default all that are in
// release/. Every fuse is as it should be, and nothing is in the archive or beside it that has no place there.
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../paths.mjs';
import { log } from '../process/log.mjs';
import { runScript, Stop } from '../process/stop.mjs';
import { checkArchive } from './archive-content.mjs';
import { findFuseFaults } from './fuses.mjs';
import { packedApp, packedAppsIn } from './packed-app.mjs';

/** What lies beside the archive. `onlyLoadAppFromAsar` keeps code from being loaded from there; it has no place anyway. */
const expected =
  /^(app\.asar|app\.asar\.unpacked|app-update\.yml|package-type|apparmor-profile|bin|shell|package-file\.(ico|icns)|icon\.icns|[\w-]+\.lproj|elevate\.exe)$/;

await runScript(async () => {
  const { values, positionals } = parseArgs({
    options: { official: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const apps =
    positionals.length > 0
      ? positionals.map((folder) => packedApp(path.resolve(folder)))
      : packedAppsIn(path.join(root, 'release'));
  if (apps.length === 0) throw new Stop('There is no packed app to check. Run: npm run package');
  const faults = await Promise.all(apps.map((app) => check(app, values.official)));
  return faults.flat().length === 0 ? 0 : 1;
});

async function check(
  /** @type {import('./packed-app.mjs').PackedApp} */ app,
  /** @type {boolean} */ isOfficial,
) {
  const fuses = await findFuseFaults(app.program, isOfficial);
  const { files, faults } = checkArchive(path.join(app.resources, 'app.asar'));
  const found = [
    ...fuses.map(({ fuse, found, wanted }) => `The fuse ${fuse} is ${found}, not ${wanted}.`),
    ...faults,
    ...besides(app.resources),
  ];
  const name = path.basename(app.folder);
  for (const fault of found) log(`${name}: ${fault}`);
  if (found.length === 0) log(`${name}: every fuse is set, ${files.length} files in the archive`);
  return found;
}

function besides(/** @type {string} */ resources) {
  const foreign = fs.readdirSync(resources).filter((name) => !expected.test(name));
  return foreign.map((name) => `${name} has no place beside the archive.`);
}
