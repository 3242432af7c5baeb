import { buildApart } from '../../src-main/dev/build/build-apart.mjs';
import { root } from '../../src-main/dev/paths.mjs';

/** Vitest calls it before tests that start built programs; it does nothing if the build is up to date. */
export async function setup(): Promise<void> {
  await buildApart(root);
}
