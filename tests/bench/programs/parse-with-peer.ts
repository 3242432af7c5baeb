import { createRequire } from 'node:module';
import { join } from 'node:path';

/** Reads a package once with another program's parser, in a new process; prints the milliseconds of the call. */

interface AppInfoParser {
  parse(): Promise<{ CFBundleIdentifier?: string }>;
}

// Imported from where it is installed: its old modules cannot be bundled.
const require = createRequire(join(process.env.SLIPWAY_APP ?? '', 'package.json'));
const Parser = require('app-info-parser') as new (file: string) => AppInfoParser;
const began = performance.now();
const { CFBundleIdentifier } = await new Parser(process.argv[2] ?? '').parse();
const milliseconds = performance.now() - began;
if (!CFBundleIdentifier) throw new Error('It read nothing.');
process.stdout.write(JSON.stringify(milliseconds));
