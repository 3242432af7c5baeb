// Generates the app's icons from src-main/resources/icon.svg: `npm run icons`, after a change to the drawing.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ensureRuntime } from './bare-machine/runtime/ensure-runtime.mjs';
import { toIcns, toIco } from './icon/containers.mjs';
import { root } from './paths.mjs';
import { log } from './process/log.mjs';
import { captureProgram } from './process/run-program.mjs';
import { runScript, Stop } from './process/stop.mjs';
import { withDisplay } from './process/with-display.mjs';

const sizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
const resources = path.join(root, 'src-main/resources');

await runScript(async () => {
  const { executable } = await ensureRuntime(root);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'slipway-icons-'));
  const script = path.join(import.meta.dirname, 'icon/render.cjs');
  const words = ['--', path.join(resources, 'icon.svg'), folder, ...sizes.map(String)];
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const { status, stderr } = await withDisplay((env) =>
    captureProgram(executable, [...asRoot, script, ...words], { env: { ...process.env, ...env } }),
  );
  if (status !== 0) throw new Stop(`Electron could not draw the icon.\n${stderr}`);
  const pictures = sizes.map((size) => ({
    size,
    png: fs.readFileSync(path.join(folder, `${size}.png`)),
  }));
  fs.rmSync(folder, { recursive: true });
  write('icon.icns', toIcns(pictures));
  write('icon.ico', toIco(pictures));
  write('icon.png', /** @type {Buffer} */ (pictures.find(({ size }) => size === 512)?.png));
});

function write(/** @type {string} */ name, /** @type {Buffer} */ bytes) {
  fs.writeFileSync(path.join(resources, name), bytes);
  log(`${name}: ${Math.round(bytes.length / 1024)} KB`);
}
