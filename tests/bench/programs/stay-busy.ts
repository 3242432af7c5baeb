import { createHash } from 'node:crypto';

/** Keeps one core busy until it is stopped: what any other program on the machine may do. */
process.stdout.write('busy\n');
const block = Buffer.alloc(16 * 1024 * 1024);
function hashOnce(): void {
  createHash('sha256').update(block).digest();
  setImmediate(hashOnce);
}
hashOnce();
