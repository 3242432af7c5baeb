import { createHash } from 'node:crypto';
import { basename, join } from 'node:path';
import { storeTextFields } from '#shared/domain/app-store';
import { overrideOf } from '#shared/domain/overriding';
import { changesAppStore } from '#shared/domain/publish-plan';
import type { PublishRun, Step } from '#shared/domain/publish-run';
import { type Receipt, ReceiptFacts } from '#shared/domain/receipt';
import { allInWords, inWords } from '#shared/words/say';
import { sealReceipt } from '../receipt/chain';
import { writeJsonFile } from '../storage/json-file';
import type { RunRecord } from './run-record';

export const receiptName = 'receipt.json';

/** Writes what the run did and read beside its journal. Returns the receipt's path and its seal. */
export async function writeReceipt(
  record: RunRecord,
  folder: string,
  endedAt: Date,
): Promise<{ receipt: string; seal: string }> {
  const path = join(folder, receiptName);
  const sealed = sealReceipt(factsOf(record, endedAt));
  await writeJsonFile(path, sealed);
  return { receipt: path, seal: sealed.seal };
}

function factsOf(record: RunRecord, endedAt: Date): ReceiptFacts {
  const { run, sha256 } = record;
  return ReceiptFacts.parse({
    schema: 2,
    runId: run.id,
    environment: run.environment,
    account: { name: run.account.name, keyId: run.account.keyId },
    app: { ...run.app, bundleId: run.package.bundleId },
    package: {
      fileName: basename(run.plan.packagePath),
      size: run.package.size,
      sha256,
      version: run.package.version,
      buildNumber: run.package.buildNumber,
    },
    startedAt: run.createdAt,
    endedAt: endedAt.toISOString(),
    steps: run.steps.map((step) => settledStep(step, record)).filter((step) => step !== null),
    waits: { buildAppearedAt: endOf(record, 'appear'), buildProcessedAt: endOf(record, 'process') },
    notes: writtenNotes(run),
    groups: run.groups.filter(({ state }) => state !== 'waiting').map(({ name }) => name),
    reviewState: run.reviewState,
    overrides: overridesOf(record),
    buildId: run.ids.build,
    ...receiptStore(run),
    ...receiptParts(record, endedAt),
  });
}

/** The notes that were verified at Apple. */
function writtenNotes({ plan, notes }: PublishRun): PublishRun['plan']['notes'] {
  const written = new Set(
    notes.flatMap(({ name, state }) => (state === 'read-back' ? [name] : [])),
  );
  return plan.scope === 'upload-only' ? [] : plan.notes.filter(({ locale }) => written.has(locale));
}

function receiptStore({ plan, store }: PublishRun): Pick<ReceiptFacts, 'appStore'> {
  const { appStore } = plan;
  if (appStore === null || store === null || !changesAppStore(plan)) return {};
  const { obstacle: _obstacle, decided: _decided, phasedState: _phased, ...seen } = store;
  return {
    appStore: {
      ...seen,
      release: appStore.release,
      phasedRelease: appStore.phasedRelease,
      copyright: appStore.copyright,
      texts: store.texts
        .filter(({ state }) => state === 'read-back')
        .map(({ name }) => ({ locale: name, sha256: textHashes(name, plan) })),
    },
  };
}

/** Whose turn it was when; only for a run that changed hands. */
function receiptParts({ run, writes }: RunRecord, endedAt: Date): Pick<ReceiptFacts, 'parts'> {
  const last = run.handOvers.at(-1);
  if (last === undefined) return {};
  const turns = [
    ...run.handOvers.map(({ from, handedOverAt }, index) => ({
      by: from,
      startedAt: run.handOvers[index - 1]?.takenAt ?? run.createdAt,
      endedAt: handedOverAt,
    })),
    { by: last.to, startedAt: last.takenAt, endedAt: endedAt.toISOString() },
  ];
  // The computers' clocks may differ: the order of the turns counts, and the end of one only for what came before it.
  const turnOf = (at: string): number =>
    Math.max(
      0,
      turns.findLastIndex(({ startedAt }) => startedAt <= at),
    );
  return {
    parts: turns.map((turn, index) => ({
      ...turn,
      writes: writes.filter(({ at }) => turnOf(at) === index).map(({ what }) => what),
    })),
  };
}

type TextHashes = NonNullable<ReceiptFacts['appStore']>['texts'][number]['sha256'];

/** What was sent in this language: the texts of the plan, and the note that became What's New. */
function textHashes(locale: string, { appStore, notes }: PublishRun['plan']): TextHashes {
  const planned = appStore?.texts.find((one) => one.locale === locale);
  const note = appStore?.whatsNewFromNotes && notes.find((one) => one.locale === locale)?.text;
  return Object.fromEntries(
    storeTextFields.flatMap((field) => {
      const text = planned?.[field] ?? (field === 'whatsNew' && note ? note : undefined);
      return text === undefined ? [] : [[field, sha256Of(text)]];
    }),
  );
}

function sha256Of(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function settledStep({ id, progress }: Step, record: RunRecord): Receipt['steps'][number] | null {
  const { state } = progress;
  if (state !== 'done' && state !== 'skipped') return null;
  const times = state === 'done' ? progress : { startedAt: null, endedAt: null };
  return {
    id,
    state,
    sentence: inWords(progress.sentence),
    startedAt: times.startedAt,
    endedAt: times.endedAt,
    writes: record.writes.filter(({ step }) => step === id),
  };
}

function endOf({ run }: RunRecord, id: Step['id']): string | null {
  const progress = run.steps.find((step) => step.id === id)?.progress;
  return progress?.state === 'done' ? progress.endedAt : null;
}

/** Each override with the finding it applied to, and its file. */
function overridesOf({ run, sha256 }: RunRecord): ReceiptFacts['overrides'] {
  const { overrides } = run.plan;
  return overrides.map((override) => ({
    ...override,
    ...(sha256 && { package: { ...override.package, sha256 } }),
    ...(override.where && { where: inWords(override.where) }),
    findings: run.findings
      .filter((finding) => overrideOf(finding, overrides) === override)
      .map(({ severity, title, where }) => allInWords({ severity, title, where })),
  }));
}
