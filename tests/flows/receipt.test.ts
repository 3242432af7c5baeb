import { createHash } from 'node:crypto';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allInWords, inWords } from '#shared/words/say';
import type { PublishRun } from '../../shared/domain/publish-run';
import { examineReceipt } from '../../src-main/engine/receipt/verify-receipt';
import { type Rehearsal, rehearse } from '../helpers/rehearsal';

let stage: Rehearsal;
let run: PublishRun;
let path: string;
let bytes: Buffer;
let packagePath: string;

const note = { locale: 'de-DE', text: 'Die Suche geht jetzt auch ohne Netz: „Zürich“ → 東京.' };

beforeAll(async () => {
  stage = await rehearse({ practice: { partSize: 64 * 1024 } });
  packagePath = await stage.sample();
  run = await stage.publish({
    packagePath,
    notes: [note, note],
    groups: ['Beta circle'],
    submitForBetaReview: true,
    overrides: [{ code: 'locale-repeated', reason: 'Both notes say the same' }],
  });
  if (!run.receipt) throw new Error(`no receipt: ${JSON.stringify(run.status)}`);
  path = run.receipt;
  bytes = await readFile(path);
});
afterAll(() => stage.end());

/** The chain according to its description, without Slipway's own code. */
function chainAnew(facts: Record<string, unknown>): { section: string; sha256: string }[] {
  let hash = '';
  return Object.entries(facts).map(([section, value]) => {
    hash = createHash('sha256')
      .update(`${hash}{"${section}":${sorted(value)}}`)
      .digest('hex');
    return { section, sha256: hash };
  });
}

function sorted(value: unknown): string {
  return JSON.stringify(value, (_, inner) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  );
}

/** A skilled forger: other facts, and the whole chain computed for them. */
function forge(change: Record<string, unknown>): string {
  const { chain: _, seal: __, ...facts } = JSON.parse(bytes.toString());
  const changed = { ...facts, ...change };
  const chain = chainAnew(changed);
  const seal = chain.at(-1)?.sha256;
  return `${JSON.stringify({ ...changed, chain, seal }, null, 2)}\n`;
}

/**
 * The field whose text contains a byte. Separators belong to the field before them, and the outer
 * brackets to the first and the last.
 */
function fieldAt(offset: number): string {
  const starts = [...bytes.toString('latin1').matchAll(/\n {2}"(\w+)":/g)];
  const own = starts.findLast(({ index }) => index + 3 < offset) ?? starts[0];
  return own?.[1] ?? '';
}

describe('the receipt of a run', () => {
  it('a receipt lists overrides, each step’s writes, and when Apple was done', () => {
    const receipt = JSON.parse(bytes.toString());
    expect(allInWords(receipt.overrides)).toMatchObject([
      {
        code: 'locale-repeated',
        reason: 'Both notes say the same',
        findings: [{ severity: 'blocker', title: 'There is more than one note for de-de' }],
      },
    ]);
    const writesOf = (id: string) =>
      receipt.steps
        .find((step: { id: string }) => step.id === id)
        .writes.map(({ what }: { what: string }) => what);
    expect(writesOf('upload')).toEqual(['build upload', 'upload file', 'upload complete']);
    expect(writesOf('groups')).toEqual([expect.stringMatching(/^group Beta circle \(ID .+\)$/)]);
    expect(writesOf('review')).toEqual(['beta review']);
    const { buildAppearedAt, buildProcessedAt } = receipt.waits;
    const times = [receipt.startedAt, buildAppearedAt, buildProcessedAt, receipt.endedAt];
    expect(times).toEqual([...times].sort());
  });

  it('a receipt of an upload alone names no groups, notes or review that were only planned', async () => {
    const packagePath = await stage.sample({ fileName: 'Next.ipa', build: '43' });
    const plan = { packagePath, scope: 'upload-only' as const, notes: [note], groups: ['QA'] };
    const uploaded = await stage.publish(plan);
    expect(uploaded.status, JSON.stringify(uploaded.status)).toMatchObject({ state: 'done' });
    const receipt = JSON.parse(await readFile(uploaded.receipt ?? '', 'utf8'));
    expect(receipt).toMatchObject({ groups: [], notes: [], reviewState: null });
  });

  it('a receipt has the documented chain, and the seal with which the run ended', () => {
    const { chain, seal, ...facts } = JSON.parse(bytes.toString());
    expect(chain).toEqual(chainAnew(facts));
    expect(seal).toBe(chain.at(-1).sha256);
    expect(run.seal).toBe(seal);
  });

  it('a receipt says in words what the run says, and is read without Slipway', () => {
    const { steps } = JSON.parse(bytes.toString());
    const shown = run.steps.flatMap(({ progress }) =>
      progress.state === 'done' || progress.state === 'skipped' ? [inWords(progress.sentence)] : [],
    );
    expect(steps.map(({ sentence }: { sentence: string }) => sentence)).toEqual(shown);
  });

  it('a receipt is verified with its journal and its package', async () => {
    expect(await stage.engine.receipts.verify(path, packagePath)).toMatchObject({
      kind: 'sound',
      journal: 'same-seal',
      package: { isSame: true },
    });
  });

  it('a receipt with any changed byte is detected, and the section is named', () => {
    expect(examineReceipt(bytes).kind).toBe('sound');
    const wrong: string[] = [];
    const masks = [0x01, 0x20, 0x80];
    for (let offset = 0; offset < bytes.length; offset += 1) {
      const flipped = Buffer.from(bytes);
      flipped.writeUInt8(flipped.readUInt8(offset) ^ (masks[offset % 3] ?? 1), offset);
      const examined = examineReceipt(flipped);
      const section = examined.kind === 'damaged' ? examined.section : 'nothing';
      if (section !== fieldAt(offset))
        wrong.push(`byte ${offset} of ${fieldAt(offset)}: ${section} was named`);
    }
    expect(wrong).toEqual([]);
  });

  it('a receipt with an added space or a truncated end is detected', () => {
    const unseen: number[] = [];
    for (let offset = 0; offset < bytes.length; offset += 1) {
      const before = bytes.subarray(0, offset);
      const longer = Buffer.concat([before, Buffer.from(' '), bytes.subarray(offset)]);
      const isSeen = examineReceipt(offset % 2 ? before : longer).kind === 'damaged';
      if (!isSeen) unseen.push(offset);
    }
    expect(unseen).toEqual([]);
  });

  it('a receipt with an edit that JSON ignores is detected', () => {
    const receipt = JSON.parse(bytes.toString());
    const { chain, seal, ...facts } = receipt;
    const edits: [string, string][] = [
      [JSON.stringify(receipt), 'schema'],
      [`${JSON.stringify({ ...receipt, groups: [] }, null, 2)}\n`, 'groups'],
      [`${JSON.stringify({ ...facts, extra: true, chain, seal }, null, 2)}\n`, 'chain'],
      [bytes.toString().replace('Zürich', 'Z\\u00fcrich'), 'notes'],
      [bytes.toString().replaceAll('\n', '\r\n'), 'schema'],
      [`${bytes}${bytes}`, 'seal'],
      ['', 'schema'],
    ];
    for (const [text, section] of edits)
      expect(examineReceipt(Buffer.from(text)), text.slice(0, 200)).toMatchObject({
        kind: 'damaged',
        section,
      });
  });

  it('a forged receipt with a new chain is consistent and exposed by the journal', async () => {
    const forged = forge({ groups: ['Everybody'] });
    expect(examineReceipt(Buffer.from(forged)).kind).toBe('sound');
    const elsewhere = join(stage.folder, 'forged.json');
    await writeFile(elsewhere, forged);
    expect(await stage.engine.receipts.verify(elsewhere, null)).toMatchObject({
      kind: 'sound',
      journal: 'other-seal',
    });
  });

  it('a valid chain around fields that do not belong in a receipt is not accepted', () => {
    const examined = examineReceipt(Buffer.from(forge({ schema: 3 })));
    expect(examined).toMatchObject({ kind: 'damaged', section: 'schema' });
  });

  it('a receipt is compared with the journal of its run wherever the receipt is', async () => {
    const away = join(stage.folder, 'away');
    await mkdir(away);
    const copy = join(away, 'receipt.json');
    await copyFile(path, copy);
    const journal = async () => {
      const verification = await stage.engine.receipts.verify(copy, null);
      return verification.kind === 'sound' ? verification.journal : 'damaged';
    };
    expect(await journal()).toBe('same-seal');
    await writeFile(join(away, 'journal.jsonl'), 'not a journal\n');
    expect(await journal()).not.toBe('other-seal');
  });
});
