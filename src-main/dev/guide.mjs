// Writes src-renderer/guide/errors.md, the list of error codes, from the catalogue: `node src-main/dev/guide.mjs`.
import fs from 'node:fs';
import path from 'node:path';
import { errorsPage } from './guide/errors-page.mjs';
import { root } from './paths.mjs';

fs.writeFileSync(path.join(root, 'src-renderer/guide/errors.md'), await errorsPage(root));
