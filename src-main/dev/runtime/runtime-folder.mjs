import fs from 'node:fs/promises';
import path from 'node:path';

const inventoryFile = 'slipway-inventory.json';

/** Writes down how a runtime was made, every file and its size; the last thing that is done to it. */
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

/** Whether a folder holds a whole runtime of this recipe: everything in its inventory, at its full size. */
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
 * Makes a runtime beside its place and moves it there in one rename, so that the place never holds half of one.
 * Call it from one process at a time.
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
