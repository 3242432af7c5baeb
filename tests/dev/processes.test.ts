import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { isHarmless } from '../../src-main/dev/harmless-lines.mjs';
import { requireNode } from '../../src-main/dev/node-version.mjs';
import { root } from '../../src-main/dev/paths.mjs';
import { captureProgram, runProgram } from '../../src-main/dev/process/run-program.mjs';
import { withLock } from '../../src-main/dev/process/with-lock.mjs';
import { makeFolder } from './make-tree';

const node = (script: string) => ['-e', script] as const;

test('a program’s exit status is passed on, and a signal as a shell reports it', async () => {
  expect(await runProgram(process.execPath, node('process.exit(7)'))).toBe(7);
  expect(await runProgram(process.execPath, node('process.kill(process.pid, "SIGKILL")'))).toBe(
    137,
  );
});

test('a lock lets one process at a time act', async () => {
  const lock = path.join(makeFolder(), 'a.lock');
  let inside = 0;
  let most = 0;
  const act = async () => {
    inside += 1;
    most = Math.max(most, inside);
    await new Promise((resolve) => setTimeout(resolve, 20));
    inside -= 1;
  };
  await Promise.all([1, 2, 3, 4].map(() => withLock(lock, act)));
  expect(most).toBe(1);
  expect(existsSync(lock)).toBe(false);
});

test('a lock whose holder died is taken over by exactly one process', async () => {
  const lock = path.join(makeFolder(), 'a.lock');
  const { stdout } = await captureProgram(
    process.execPath,
    node('process.stdout.write(String(process.pid))'),
  );
  writeFileSync(lock, `${stdout} its-token`);
  let inside = 0;
  const act = async () => {
    inside += 1;
    expect(inside).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 50));
    inside -= 1;
    return 'done';
  };
  expect(await Promise.all([withLock(lock, act), withLock(lock, act)])).toEqual(['done', 'done']);
});

test('an old Node is refused with a message', () => {
  expect(() => requireNode('20.18.3')).toThrow('needs Node 20.19, or 22.12 or newer');
  for (const version of ['18.20.0', '21.7.3', '22.11.0'])
    expect(() => requireNode(version)).toThrow(`this is ${version}`);
  for (const version of ['20.19.0', '22.12.0', '23.0.0', '24.9.0']) requireNode(version);
});

test('only harmless lines are filtered from the output', () => {
  expect(isHarmless('[1:2:ERROR:bus.cc(407)] Failed to connect to the bus: no such file')).toBe(
    true,
  );
  expect(isHarmless('Error: Cannot find module')).toBe(false);
});

test.runIf(process.platform === 'linux')(
  'the private keyring passes the status on and ends its daemons even when the command is killed',
  async () => {
    const wrapper = path.join(root, 'src-main/dev/with-keyring.sh');
    expect(await runProgram(wrapper, ['sh', '-c', 'exit 5'])).toBe(5);
    const child = spawn(wrapper, ['sh', '-c', 'echo $XDG_RUNTIME_DIR; exec sleep 60']);
    const [line] = await once(child.stdout.setEncoding('utf8'), 'data');
    const folder = path.dirname(String(line).trim());
    expect(existsSync(folder)).toBe(true);
    child.kill('SIGKILL');
    await expect.poll(() => existsSync(folder), { timeout: 5000 }).toBe(false);
  },
);
