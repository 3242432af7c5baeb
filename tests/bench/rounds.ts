/** How often each pair is measured: `--rounds N`. */
export const rounds = Number(process.env.SLIPWAY_BENCH_ROUNDS) || 5;
