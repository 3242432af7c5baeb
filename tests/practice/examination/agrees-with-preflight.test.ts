import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readContents } from '../../../src-main/engine/package/read-contents';
import { runChecks } from '../../../src-main/engine/preflight/run-checks';
import { defectCodes } from '../../../src-main/sample-package/defects';
import { writeSamplePackage } from '../../../src-main/sample-package/write-sample-package';
import { makeFolder } from '../client/start';
import { verdicts } from './verdicts';

const taken = defectCodes.filter((defect) => 'taken' in verdicts[defect]);

test.each(taken)(
  'preflight has no blocker for a package that is accepted without remarks: %s',
  async (defect) => {
    const path = join(await makeFolder(), 'Sample.ipa');
    const { file } = await writeSamplePackage(path, { defects: [defect] });
    const { findings } = runChecks(await readContents(file), new Date());
    expect(findings).not.toEqual([]);
    expect(findings.map(({ severity }) => severity)).not.toContain('blocker');
  },
);
