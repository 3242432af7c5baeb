// Generates all icons from the drawings in src-main/resources: `npm run icons`, after a change to one of them.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ensureRuntime } from './bare-machine/runtime/ensure-runtime.mjs';
import { toIcns, toIco } from './icon/containers.mjs';
import { drawings, hashesFile, hashesNow, resources, sizes } from './icon/drawings.mjs';
import { root } from './paths.mjs';
import { log } from './process/log.mjs';
import { captureProgram } from './process/run-program.mjs';
import { runScript, Stop } from './process/stop.mjs';
import { withDisplay } from './process/with-display.mjs';

await runScript(async () => {
  const { executable } = await ensureRuntime(root);
  for (const [drawing, icons] of Object.entries(drawings)) {
    const pictures = await draw(executable, path.join(resources, drawing));
    for (const icon of icons) write(icon, contentOf(icon, pictures));
  }
  write(hashesFile, Buffer.from(`${JSON.stringify(hashesNow(), null, 2)}\n`));
});

async function draw(/** @type {string} */ executable, /** @type {string} */ drawing) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'slipway-icons-'));
  const script = path.join(import.meta.dirname, 'icon/render.cjs');
  const words = ['--', drawing, folder, ...sizes.map(String)];
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  try {
    const { status, stderr } = await withDisplay((env) =>
      captureProgram(executable, [...asRoot, script, ...words], {
        env: { ...process.env, ...env },
      }),
    );
    if (status !== 0) throw new Stop(`Electron could not draw ${drawing}.\n${stderr}`);
    return sizes.map((size) => ({
      size,
      png: fs.readFileSync(path.join(folder, `${size}.png`)),
    }));
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

/** @returns {Buffer} */
function contentOf(
  /** @type {string} */ icon,
  /** @type {import('./icon/containers.mjs').Picture[]} */ pictures,
) {
  if (icon.endsWith('.icns')) return toIcns(pictures);
  if (icon.endsWith('.ico')) return toIco(pictures);
  const wanted = Number(/(\d+)x/.exec(icon)?.[1] ?? 512);
  const found = pictures.find(({ size }) => size === wanted);
  if (!found) throw new Stop(`${icon} has a size that is not drawn.`);
  return found.png;
}

function write(/** @type {string} */ name, /** @type {Buffer} */ bytes) {
  const file = path.join(resources, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, bytes);
  log(`${name}: ${Math.ceil(bytes.length / 1024)} KB`);
}
