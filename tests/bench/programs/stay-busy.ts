import { createHash } from 'node:crypto';

/** Keeps one core busy until it is stopped, like any other program on the machine. */
process.stdout.write('busy\n');
const block = Buffer.alloc(16 * 1024 * 1024);
function hashOnce(): void {
  createHash('sha256').update(block).digest();
  setImmediate(hashOnce);
}
hashOnce();
