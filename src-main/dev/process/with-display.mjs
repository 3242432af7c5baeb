import { spawn } from 'node:child_process';
import { Stop } from './stop.mjs';

/**
 * Runs something with a separate X display (Linux), so that no window appears on the user's desktop.
 * @template T
 * @param {(env: Record<string, string>) => Promise<T>} act gets the environment to start programs with
 * @returns {Promise<T>}
 */
export async function withDisplay(act) {
  if (process.platform !== 'linux') return act({});
  const server = spawn(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp', '-noreset'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  );
  const end = () => void server.kill();
  // A process that exits midway runs no `finally`.
  process.once('exit', end);
  try {
    const number = await displayNumber(server);
    // Otherwise a Wayland session would take precedence over the display.
    return await act({ DISPLAY: `:${number}`, WAYLAND_DISPLAY: '', XDG_SESSION_TYPE: 'x11' });
  } finally {
    process.off('exit', end);
    end();
  }
}

/** Xvfb picks a free number and writes it once it accepts connections. @returns {Promise<string>} */
function displayNumber(/** @type {import('node:child_process').ChildProcess} */ server) {
  return new Promise((resolve, reject) => {
    let text = '';
    server.once('error', reject);
    server.once('exit', () => reject(new Stop('Xvfb did not start.')));
    server.stdio[3]?.on('data', (chunk) => {
      text += chunk;
      if (text.endsWith('\n')) resolve(text.trim());
    });
  });
}
