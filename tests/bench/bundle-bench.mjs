import path from 'node:path';
import { bundlePrograms } from '../helpers/bundle-programs.mjs';

const here = import.meta.dirname;

/** The benchmark, and each program that is measured in a separate process; they are written to `dist/bench`. */
export function bundleBench(/** @type {string} */ root) {
  return bundlePrograms(root, 'bench', {
    bench: path.join(here, 'bench.ts'),
    'read-package': path.join(here, 'programs/read-package.ts'),
    'check-contents': path.join(here, 'programs/check-contents.ts'),
    'parse-with-peer': path.join(here, 'programs/parse-with-peer.ts'),
    'send-package': path.join(here, 'programs/send-package.ts'),
    'serve-practice': path.join(here, 'programs/serve-practice.ts'),
    'discard-parts': path.join(here, 'programs/discard-parts.ts'),
    'stay-busy': path.join(here, 'programs/stay-busy.ts'),
  });
}
