import fs from 'node:fs/promises';
import path from 'node:path';

const inventoryFile = 'slipway-inventory.json';

/** Records how a runtime was made, with every file and its size; the last step of making it. */
async function takeInventory(/** @type {string} */ folder, /** @type {number} */ recipe) {
  const entries = await fs.readdir(folder, { recursive: true, withFileTypes: true });
  /** @type {Record<string, number>} */
  const sizes = {};
  for (const entry of entries.filter((each) => each.isFile())) {
    const file = path.join(entry.parentPath, entry.name);
    sizes[path.relative(folder, file)] = (await fs.stat(file)).size;
  }
  await fs.writeFile(path.join(folder, inventoryFile), JSON.stringify({ recipe, sizes }));
}

/** Whether a folder has a complete runtime of this recipe: every file of its inventory, at its full size. */
export async function isWholeRuntime(/** @type {string} */ folder, /** @type {number} */ recipe) {
  try {
    const inventory = JSON.parse(await fs.readFile(path.join(folder, inventoryFile), 'utf8'));
    const sizes = Object.entries(/** @type {Record<string, number>} */ (inventory.sizes));
    const stats = await Promise.all(sizes.map(([file]) => fs.stat(path.join(folder, file))));
    const whole = sizes.length > 0 && sizes.every(([, size], at) => stats[at]?.size === size);
    return whole && inventory.recipe === recipe;
  } catch {
    return false;
  }
}

/**
 * Creates a runtime next to its final folder and renames it into place, so that the folder never has half of one. Not
 * safe for concurrent processes.
 * @param {string} folder
 * @param {number} recipe
 * @param {(draft: string, scratch: string) => Promise<void>} make fills `draft`; `scratch` is thrown away
 */
export async function putInPlace(folder, recipe, make) {
  const workshop = `${folder}.making`;
  const draft = path.join(workshop, 'runtime');
  const scratch = path.join(workshop, 'scratch');
  await fs.rm(workshop, { recursive: true, force: true });
  try {
    await fs.mkdir(draft, { recursive: true });
    await fs.mkdir(scratch);
    await make(draft, scratch);
    await takeInventory(draft, recipe);
    await fs.rm(folder, { recursive: true, force: true });
    await fs.rename(draft, folder);
  } finally {
    await fs.rm(workshop, { recursive: true, force: true });
  }
}
