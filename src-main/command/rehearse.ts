import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PublishPlanInput } from '#shared/domain/publish-plan';
import type { PublishRun } from '#shared/domain/publish-run';
import { Receipt } from '#shared/domain/receipt';
import { message } from '#shared/words/message';
import { say } from '#shared/words/say';
import type { Connection } from '../engine/connection';
import type { Engine } from '../engine/engine';
import type { PracticeSummary } from '../practice/practice-command';
import type { Call, Command } from './command';
import { followRun } from './run/follow-run';
import { receiptLines } from './words/receipt-lines';

export const rehearse: Command = {
  name: 'rehearse',
  operands: '',
  takes: { least: 0, most: 0 },
  summary: message('help.command.rehearse'),
  options: [],
  changes: true,
  reportsRun: true,
  async run(call) {
    const folder = await mkdtemp(join(tmpdir(), 'slipway-rehearsal-'));
    try {
      return await rehearseIn(folder, { ...call, home: join(folder, 'home') });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

async function rehearseIn(folder: string, call: Call) {
  const { startPractice } = await import('../practice/practice-command');
  const { writeSamplePackage } = await import('../sample-package/write-sample-package');
  const server = await startPractice({ folder: join(folder, 'server'), speed: 240 });
  try {
    const { file } = await writeSamplePackage(join(folder, 'Sample.ipa'), { sizeMb: 12 });
    call.terminal.log(`${say('command.rehearse.intro')}\n`);
    const begin = (engine: Engine) => engine.runs.start(connectionTo(server), planFor(file));
    const { run, status } = await followRun(call, begin, false);
    await printReceipt(run, call);
    return status;
  } finally {
    await server.close();
  }
}

function connectionTo({ url, issuerId, keyId, privateKeyPath }: PracticeSummary): Connection {
  return {
    accountId: 'rehearsal',
    name: 'Rehearsal',
    keyId,
    issuerId,
    apiUrl: url,
    privateKeyFile: privateKeyPath,
  };
}

const sampleNotes = [
  // Not shown: the rehearsal's notes, always in these two languages.
  { locale: 'en-US', text: 'Rehearsal: please try signing in and the new search.' },
  // Not shown: the same.
  { locale: 'de-DE', text: 'Probe: Bitte die Anmeldung und die neue Suche ausprobieren.' },
];
// Not shown: groups of the practice server.
const sampleGroups = ['QA', 'Beta circle'];

function planFor(packagePath: string): PublishPlanInput {
  return {
    packagePath,
    notes: sampleNotes,
    groups: sampleGroups,
    submitForBetaReview: true,
    waitForTesters: true,
  };
}

/** The receipt is deleted with the folder, so it is printed. */
async function printReceipt(run: PublishRun, { terminal }: Call): Promise<void> {
  if (!run.receipt) return;
  const receipt = Receipt.parse(JSON.parse(await readFile(run.receipt, 'utf8')));
  for (const line of receiptLines(receipt, terminal.paint)) terminal.print(line);
}
