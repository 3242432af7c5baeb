const { rmSync } = require('node:fs');
const path = require('node:path');

/** Electron's start page for a missing app; a runtime that was copied from a folder still has it. */
exports.default = async function removeDefaultApp({ appOutDir, packager }) {
  const resources =
    packager.platform.name === 'mac'
      ? path.join(appOutDir, `${packager.appInfo.productFilename}.app`, 'Contents/Resources')
      : path.join(appOutDir, 'resources');
  rmSync(path.join(resources, 'default_app.asar'), { force: true });
  rmSync(path.join(appOutDir, 'slipway-inventory.json'), { force: true });
};
