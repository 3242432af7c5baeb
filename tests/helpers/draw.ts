/** Seeds the tests' random choices. Fixed, so that a failure can be repeated; `SLIPWAY_TEST_SEED` sets another one. */
export const seed = Number(process.env.SLIPWAY_TEST_SEED ?? 20_260_401);

/** Whether everything is tested, also what is too much for every day. */
export const isWhole = process.env.SLIPWAY_TEST_WHOLE === '1';
const day = Math.floor(Date.now() / 86_400_000);

/** Whether the item at this index is tested today: one in this many, and all of them in as many days. */
export function isDue(place: number, oneIn: number): boolean {
  return isWhole || (place + day) % oneIn === 0;
}
