import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { message } from '#shared/words/message';
import type { Engine } from '../engine/engine';
import { receiptName } from '../engine/publish/receipt';
import type { Verification } from '../engine/receipt/verify-receipt';
import type { Command } from './command';
import { withEngine } from './connection';
import { exitStatus } from './exit-status';
import { verificationLines } from './words/receipt-lines';

export const verify: Command = {
  name: 'verify',
  operands: 'RECEIPT|RUN_ID',
  takes: { least: 1, most: 1 },
  summary: message('help.command.verify'),
  options: ['package'],
  changes: false,
  async run(call) {
    const [named = ''] = call.operands;
    const file = call.options.package;
    const { receipt, verification } = await withEngine(call, async (engine) => {
      const path = await receiptPath(engine, named);
      const packagePath = file === undefined ? null : resolve(file);
      return { receipt: path, verification: await engine.receipts.verify(path, packagePath) };
    });
    const status = isConfirmed(verification) ? exitStatus.done : exitStatus.failed;
    for (const line of verificationLines(verification, call.terminal.paint))
      call.terminal.print(line);
    call.terminal.emit({ receipt, ...outcomeOf(verification), exitStatus: status });
    return status;
  },
};

/** An existing file takes precedence over a run of the same name. */
async function receiptPath(engine: Engine, named: string): Promise<string> {
  const path = resolve(named);
  if (existsSync(path) || !/^[\w-]+$/.test(named)) return path;
  return join(await engine.runs.folder(named), receiptName);
}

function isConfirmed(verification: Verification): boolean {
  return (
    verification.kind === 'sound' &&
    verification.journal !== 'other-seal' &&
    verification.package?.isSame !== false
  );
}

/** For programs: the outcome in one word, and what it is based on. */
function outcomeOf(verification: Verification) {
  if (verification.kind === 'damaged') {
    const { section, detail } = verification;
    return { outcome: 'changed', section, detail };
  }
  const { receipt, journal, package: compared } = verification;
  const { runId, seal } = receipt;
  const outcome =
    journal === 'other-seal'
      ? 'resealed'
      : compared?.isSame === false
        ? 'other-package'
        : 'as-sealed';
  return { outcome, runId, seal, journal, package: compared };
}
