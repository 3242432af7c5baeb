// Checks that every sentence is in the message catalogue: `node src-main/dev/messages.mjs [PATH...]`. With paths it
// only lists the sentences below them.
import fs from 'node:fs';
import path from 'node:path';
import { findLiterals } from './messages/find-literals.mjs';
import { checkedFolders, isExempt, sourceFiles } from './messages/source-files.mjs';
import { root } from './paths.mjs';
import { log } from './process/log.mjs';

const wanted = process.argv.slice(2);
const files = sourceFiles(root, checkedFolders)
  .filter((file) => !isExempt(file))
  .filter((file) => wanted.length === 0 || wanted.some((place) => file.startsWith(place)));
const found = files.flatMap((file) =>
  findLiterals(file, fs.readFileSync(path.join(root, file), 'utf8')),
);
for (const { file, line, text } of found) log(`${file}:${line} ${text}`);
log(`${found.length} sentences outside the message catalogue`);
process.exitCode = found.length === 0 ? 0 : 1;
