import os from 'node:os';

/** The machine that the figures come from, and how busy it was: a loaded machine explains a wide spread. */
export function describeMachine(): string {
  const memory = Math.round(os.totalmem() / 1024 ** 3);
  const electron = process.env.SLIPWAY_BENCH_ELECTRON_VERSION;
  return [
    `${os.cpus().length} cores, ${memory} GiB`,
    `load ${os.loadavg()[0]?.toFixed(1)} at the start`,
    `Node ${process.versions.node}`,
    ...(electron === undefined ? [] : [`Electron ${electron}`]),
    'medians, lowest-highest in brackets',
  ].join(' | ');
}
