import { randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Preset } from '#shared/domain/preset';
import { PublishPlan } from '#shared/domain/publish-plan';
import type { HandOverFile, PlanFile, PresetsFile } from '#shared/domain/shared-file';
import { fail } from '#shared/errors';
import { message } from '#shared/words/message';
import {
  planFileText,
  readPlanText,
  refuseFile,
  withApprovals,
} from '../engine/approval/plan-file';
import type { Engine } from '../engine/engine';
import { isHandOver, largestHandOver } from '../engine/hand-over/hand-over-file';
import type { OpenedHandOver } from '../engine/hand-over/hand-overs';
import { presetFileText, readPresetFile } from '../engine/presets/preset-file';
import { parseJson, writeTextFile } from '../engine/storage/json-file';
import { readRegularFile } from '../engine/storage/read-regular-file';

/** Files that colleagues pass on to each other: presets, and plans to approve. */
export interface SharedFiles {
  /** Whether a JSON file is neither presets nor a plan: it is read as notes then. */
  holdsNotes(path: string): Promise<boolean>;
  /** Throws `plan-malformed`, `preset-file-malformed` and `storage-failed`. */
  open(path: string): Promise<PlanFile | PresetsFile | HandOverFile>;
  /** The opened run that a ticket names, read again. Throws like `handOvers.open`. */
  handOverOf(ticket: string): Promise<OpenedHandOver>;
  /** The opened plan that a ticket names. Throws `plan-malformed` once it was closed. */
  planOf(ticket: string): PublishPlan;
  /** Signs the plan as it was opened, into its file. Throws `plan-changed-meanwhile` if the file is another one by now. */
  approve(ticket: string): Promise<PlanFile>;
  /** Saves the presets of an opened file for an account; throws like `presets.save`. */
  takePresets(ticket: string, accountId: string | null): Promise<Preset[]>;
  savePlan(path: string, plan: PublishPlan): Promise<void>;
  savePresets(path: string, presets: readonly Preset[]): Promise<void>;
}

interface Opened {
  path: string;
  text: string;
}

export function createSharedFiles(engine: Engine): SharedFiles {
  const opened = new Map<string, Opened>();
  const find = (ticket: string): Opened =>
    opened.get(ticket) ?? fail('plan-malformed', message('error.plan-malformed.closed'));

  const asPlan = (ticket: string, { path, text }: Opened): PlanFile => {
    const plan = readPlanText(text, basename(path));
    return {
      kind: 'plan',
      ticket,
      fileName: basename(path),
      plan,
      signatures: engine.approvals.signatures(plan),
    };
  };

  const openHandOver = async (file: Opened): Promise<HandOverFile> => {
    const { run, content, needsPackage, here } = await engine.handOvers.open(file.path);
    const ticket = randomUUID();
    opened.clear();
    opened.set(ticket, file);
    const { from, to, at } = content;
    const fileName = basename(file.path);
    return { kind: 'hand-over', ticket, fileName, run, from, to, at, needsPackage, here };
  };

  return {
    async holdsNotes(path) {
      const text = await readSmall(path);
      return !isPresets(text) && !isHandOver(text) && !isPlan(text);
    },
    async open(path) {
      const file = { path, text: await readSmall(path) };
      if (isHandOver(file.text)) return openHandOver(file);
      const ticket = randomUUID();
      // Only the last opened file is shown, so only it can be acted on.
      opened.clear();
      opened.set(ticket, file);
      if (!isPresets(file.text)) return asPlan(ticket, file);
      const here = engine.presets.list().presets;
      const fileName = basename(path);
      const presets = readPresetFile({ fileName, text: file.text }, here, null);
      const known = presets.filter(({ id }) => here.some((one) => one.id === id));
      return { kind: 'presets', ticket, fileName, presets, known: known.map(({ id }) => id) };
    },
    async handOverOf(ticket) {
      return engine.handOvers.open(find(ticket).path);
    },
    planOf: (ticket) => asPlan(ticket, find(ticket)).plan,
    async approve(ticket) {
      const file = find(ticket);
      if ((await readSmall(file.path)) !== file.text)
        fail('plan-changed-meanwhile', message('error.plan-changed-meanwhile.detail'));
      const { plan } = asPlan(ticket, file);
      const { approvals } = await engine.approvals.approve(plan);
      const text = withApprovals(file.text, approvals);
      await writeTextFile(file.path, text);
      const approved = { path: file.path, text };
      opened.set(ticket, approved);
      return asPlan(ticket, approved);
    },
    async takePresets(ticket, accountId) {
      const { path, text } = find(ticket);
      const { presets } = engine.presets.list();
      const read = readPresetFile({ fileName: basename(path), text }, presets, accountId);
      return engine.presets.takeAll(read);
    },
    async savePlan(path, plan) {
      const text = planFileText(await engine.approvals.prepare(plan), path);
      await writeTextFile(path, text);
    },
    savePresets: (path, presets) => writeTextFile(path, presetFileText(presets)),
  };
}

function isPresets(text: string): boolean {
  return /"slipway"\s*:\s*"presets"/.test(text);
}

/** By a field that no file of notes has; a damaged plan is still one. */
function isPlan(text: string): boolean {
  const value = parseJson(text.replace(/^\uFEFF/, ''));
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const { notes: _, ...fields } = PublishPlan.shape;
  return Object.keys(value).some((key) => key in fields);
}

/** The largest of these files is a run; the others have far less. */
async function readSmall(path: string): Promise<string> {
  const { size } = await stat(path);
  if (size > largestHandOver) refuseFile(basename(path));
  return readRegularFile(path);
}
