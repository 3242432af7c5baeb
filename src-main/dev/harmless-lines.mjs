import { createInterface } from 'node:readline';

/** Messages of Chromium on a Linux without a desktop session or a graphics driver: true, but useless. */
const harmless = [
  /Failed to connect to the bus/,
  /Failed to call method: org\.freedesktop\.DBus/,
  // It renders in software then.
  /Exiting GPU process due to errors during initialization/,
  /\b(gl_display|gl_ozone_egl|gl_surface_egl|command_buffer_proxy_impl)\.cc/,
  /ANGLE Display::initialize error/,
];

export const isHarmless = (/** @type {string} */ line) =>
  harmless.some((pattern) => pattern.test(line));

/** Copies a program's stderr line by line without the harmless lines. */
export function copyWithoutHarmless(
  /** @type {NodeJS.ReadableStream} */ from,
  /** @type {NodeJS.WritableStream} */ to,
) {
  createInterface({ input: from }).on('line', (line) => {
    if (!isHarmless(line)) to.write(`${line}\n`);
  });
}
