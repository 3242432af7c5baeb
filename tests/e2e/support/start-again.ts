import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appFolder, electronProgram, environmentFor } from './launch';

/** Starts the app once more in the same data folder, as opening a file or a link does. */
export async function startAgain(home: string, args: readonly string[]): Promise<void> {
  const switches = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const second = spawn(electronProgram(), [...switches, '--disable-gpu', appFolder, ...args], {
    env: environmentFor({ home }),
    stdio: 'ignore',
  });
  await once(second, 'exit');
}
