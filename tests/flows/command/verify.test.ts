import { copyFile, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { sealReceipt } from '../../../src-main/engine/receipt/chain';
import { keyOptions, startPracticeSide } from './practice-side';
import { slipway, temporaryFolder } from './slipway-process';

async function publishOnce(folder: string) {
  const side = await startPracticeSide(folder);
  const file = join(folder, 'sample.ipa');
  await slipway(['sample', file], folder);
  const { lines, stderr } = await slipway(
    ['publish', file, '--json', '--upload-only', ...keyOptions(side)],
    folder,
  );
  const { receipt, seal, runId } = lines.at(-1);
  return { file, receipt, seal, runId, stderr };
}

test('a receipt is verified by its run’s ID or its path, with its journal and its package', async () => {
  const folder = await temporaryFolder();
  const { file, receipt, seal, runId, stderr } = await publishOnce(folder);
  expect(seal).toMatch(/^[0-9a-f]{64}$/);
  expect(stderr.replaceAll(' ', '')).toContain(seal.slice(0, 16));

  const words = await slipway(['verify', runId, '--package', file], folder);
  expect(words.stdout).toMatch(/unchanged since it was sealed/);
  expect(words.stdout).toContain(seal);
  expect(words.stdout).toMatch(/journal has the same seal/);
  expect(words.stdout).toMatch(/The package matches the receipt/);
  expect(words.stdout).toMatch(/can forge a receipt/);
  expect(words.status).toBe(0);

  const { lines, status } = await slipway(['verify', receipt, '--json', '--read-only'], folder);
  expect(lines).toEqual([
    {
      receipt,
      outcome: 'as-sealed',
      runId,
      seal,
      journal: 'same-seal',
      package: null,
      exitStatus: 0,
    },
  ]);
  expect(status).toBe(0);
});

test('a changed byte ends with status 1 and the name of its section, even where JSON ignores it', async () => {
  const folder = await temporaryFolder();
  const { receipt, runId } = await publishOnce(folder);
  const text = await readFile(receipt, 'utf8');

  await writeFile(receipt, text.replace('"buildNumber": "', '"buildNumber": "1'));
  const words = await slipway(['verify', runId], folder);
  expect(words.stdout).toMatch(
    /The receipt was changed\. The section “package” is not what was sealed/,
  );
  expect(words.status).toBe(1);

  await writeFile(receipt, text.replace('"notes": []', '"notes":\t[]'));
  const { lines, status } = await slipway(['verify', receipt, '--json'], folder);
  expect(lines).toMatchObject([{ outcome: 'changed', section: 'notes', exitStatus: 1 }]);
  expect(status).toBe(1);
});

test('a forged receipt with a new chain ends with status 1: its run has another seal', async () => {
  const folder = await temporaryFolder();
  const { receipt, runId } = await publishOnce(folder);
  const { chain: _, seal: __, ...facts } = JSON.parse(await readFile(receipt, 'utf8'));
  const forged = sealReceipt({ ...facts, groups: ['Everybody'] });
  await writeFile(receipt, `${JSON.stringify(forged, null, 2)}\n`);
  const { lines, status } = await slipway(['verify', runId, '--json'], folder);
  expect(lines).toMatchObject([{ outcome: 'resealed', journal: 'other-seal', exitStatus: 1 }]);
  expect(status).toBe(1);
});

test('another package than the one in the receipt ends with status 1', async () => {
  const folder = await temporaryFolder();
  const { file, runId } = await publishOnce(folder);
  await slipway(['sample', file, '--build', '43'], folder);
  const args = ['verify', runId, '--package', file, '--json'];
  const { lines, status } = await slipway(args, folder);
  expect(lines).toMatchObject([{ outcome: 'other-package', package: { isSame: false } }]);
  expect(status).toBe(1);
});

test('a receipt without its journal is verified alone, and that is reported', async () => {
  const folder = await temporaryFolder();
  const { receipt } = await publishOnce(folder);
  const elsewhere = await temporaryFolder();
  const copy = join(elsewhere, 'kept.json');
  await copyFile(receipt, copy);
  const { stdout, status } = await slipway(['verify', copy], elsewhere);
  expect(stdout).toMatch(/journal is not on this computer\. Compare the seal/);
  expect(status).toBe(0);
});

test('a journal that has lost its end is reported as damaged, not as missing', async () => {
  const folder = await temporaryFolder();
  const { receipt, runId } = await publishOnce(folder);
  const journal = join(dirname(receipt), 'journal.jsonl');
  const text = await readFile(journal, 'utf8');
  await writeFile(journal, text.slice(0, text.length / 2));
  const { stdout, status } = await slipway(['verify', runId], folder);
  expect(stdout).toMatch(/journal can’t be read\. Compare the seal/);
  expect(status).toBe(0);
});

test('a run that is done can neither be paused nor cancelled, and both say so', async () => {
  const folder = await temporaryFolder();
  const { runId } = await publishOnce(folder);
  for (const command of ['pause', 'cancel']) {
    const { stderr, stdout, status } = await slipway([command, runId], folder);
    expect(`${stdout}${stderr}`).toContain('nothing to pause or cancel');
    expect(status).toBe(1);
  }
});

test('a file that is not a sealed receipt is reported as an error', async () => {
  const folder = await temporaryFolder();
  const { receipt, runId } = await publishOnce(folder);
  const { chain: _, seal: __, ...facts } = JSON.parse(await readFile(receipt, 'utf8'));
  await writeFile(receipt, JSON.stringify({ ...facts, schema: 1 }));
  const codeOf = async (named: string) => {
    const { lines, status } = await slipway(['verify', named, '--json'], folder);
    return [lines[0].error?.code, status];
  };
  expect(await codeOf(receipt)).toEqual(['receipt-unsealed', 1]);
  await rm(receipt);
  expect(await codeOf(runId)).toEqual(['receipt-not-found', 1]);
  expect(await codeOf('20260101-000000-abcdef')).toEqual(['run-not-found', 1]);
});
