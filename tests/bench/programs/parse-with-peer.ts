import { createRequire } from 'node:module';
import { join } from 'node:path';

/** What other programs read packages with, once, in a fresh process; prints the milliseconds of the call. */

interface AppInfoParser {
  parse(): Promise<{ CFBundleIdentifier?: string }>;
}

// From where it is installed: its old parts do not go into a bundle.
const require = createRequire(join(process.env.SLIPWAY_APP ?? '', 'package.json'));
const Parser = require('app-info-parser') as new (file: string) => AppInfoParser;
const began = performance.now();
const { CFBundleIdentifier } = await new Parser(process.argv[2] ?? '').parse();
const milliseconds = performance.now() - began;
if (!CFBundleIdentifier) throw new Error('It read nothing.');
process.stdout.write(JSON.stringify(milliseconds));
