import { resolve } from 'node:path';
import { isFindingCode } from '#shared/domain/finding';
import {
  type LocaleNote,
  NotifyTesters,
  type Override,
  PublishPlan,
  type PublishPlanInput,
} from '#shared/domain/publish-plan';
import { appError, fail } from '#shared/errors';
import { inWords } from '#shared/words/say';
import { readReleaseNotes } from '../../engine/notes/release-notes';
import { readNumber, readYesOrNo } from '../arguments';
import { type Call, refuseAsUsage, refuseUsage } from '../command';
import type { OptionValues } from '../options';
import { readPlanFile } from './read-plan-file';

/** The plan file, if there is one, with what the command line says laid over it. */
export async function readPlan(call: Call): Promise<PublishPlan> {
  const parsed = PublishPlan.safeParse(await assemble(call));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  return refuseAsUsage(appError('plan-malformed', `${issue?.path.join('.')}: ${issue?.message}.`));
}

async function assemble(call: Call): Promise<PublishPlanInput> {
  const { operands, options } = call;
  const base = options.plan === undefined ? null : await readPlanFile(options.plan);
  const file = operands[0] === undefined ? base?.packagePath : resolve(operands[0]);
  if (file === undefined)
    refuseUsage('“publish” needs the package: slipway publish FILE, or --plan PLAN.json.');
  const answer = readYesOrNo(options, 'uses-non-exempt-encryption');
  const scope = readScope(options);
  return {
    ...base,
    packagePath: file,
    ...(scope && { scope }),
    notes: leaveOut(
      call,
      options.notes === undefined ? base?.notes : await readNotes(call, options.notes),
    ),
    ...(options.group && { groups: [...new Set(options.group)] }),
    ...(options.testflight && { submitForBetaReview: true }),
    ...(options['wait-for-testers'] && { waitForTesters: true }),
    ...(options['skip-refused-notes'] && { refusedNotes: 'go-on' as const }),
    ...(options.notify !== undefined && { notify: readNotify(options.notify) }),
    ...(options.declaration !== undefined && { declaration: options.declaration }),
    ...(answer !== undefined && { usesNonExemptEncryption: answer }),
    limits: readLimits(options, base),
    overrides: [...keptOverrides(call, base), ...readOverrides(options.override ?? [])],
  };
}

/** A plan is used again for the next package: what it passes over holds only for the file that it names by its checksum. */
function keptOverrides(
  { terminal }: Call,
  base: Pick<PublishPlanInput, 'overrides'> | null,
): NonNullable<PublishPlanInput['overrides']> {
  const overrides = base?.overrides ?? [];
  for (const { code } of overrides.filter((override) => !override.package)) {
    terminal.say(
      `The plan passes over ${code} and does not say for which file, so it does not count. Add "package": {"sha256": …}, or use --override.`,
    );
  }
  return overrides.filter((override) => override.package);
}

/** A word, or the time at which testers are emailed. */
function readNotify(word: string): NotifyTesters {
  const parsed = NotifyTesters.safeParse(/^\d{4}-/.test(word) ? { at: word } : word);
  if (parsed.success) return parsed.data;
  return refuseUsage(
    `--notify is at-once, after-confirm, nobody or a time such as 2026-12-01T09:00:00+01:00, not “${word}”.`,
  );
}

function readScope(options: OptionValues): 'upload-only' | 'skip-upload' | undefined {
  if (options['upload-only'] && options['skip-upload'])
    refuseUsage('--upload-only and --skip-upload exclude each other.');
  if (options['upload-only']) return 'upload-only';
  return options['skip-upload'] ? 'skip-upload' : undefined;
}

/**
 * Half of the notes would be published as if it were all: one bad entry refuses the file.
 * A language code that Apple does not take is left to the checks of the plan, which name the right one.
 */
async function readNotes({ terminal }: Call, path: string): Promise<LocaleNote[]> {
  const { fileName, notes, problems, leftOut } = await readReleaseNotes(resolve(path));
  if (problems.length > 0)
    fail('notes-malformed', `${fileName}: ${problems.map(inWords).join(' ')}`);
  for (const sentence of leftOut) terminal.say(`${fileName}: ${inWords(sentence)}`);
  return notes;
}

/** The notes without the languages to leave out, each of which is reported. */
function leaveOut(
  { options, terminal }: Call,
  notes: NonNullable<PublishPlanInput['notes']> = [],
): NonNullable<PublishPlanInput['notes']> {
  for (const locale of options['leave-out'] ?? []) {
    const isThere = notes.some((note) => note.locale === locale);
    terminal.say(
      isThere
        ? `The note in “${locale}” is left out, as asked.`
        : `There is no note in “${locale}” to leave out.`,
    );
  }
  return notes.filter(({ locale }) => !options['leave-out']?.includes(locale));
}

function readLimits(
  options: OptionValues,
  base: Pick<PublishPlanInput, 'limits'> | null,
): NonNullable<PublishPlanInput['limits']> {
  const findBuildMinutes = readNumber(options, 'find-build-minutes');
  const processingMinutes = readNumber(options, 'processing-minutes');
  return {
    ...base?.limits,
    ...(findBuildMinutes !== undefined && { findBuildMinutes }),
    ...(processingMinutes !== undefined && { processingMinutes }),
  };
}

/** `CODE=REASON`: an override needs a reason, which the receipt keeps. */
function readOverrides(words: readonly string[]): Override[] {
  return words.map((word) => {
    const [, code, reason] = /^([^=]+)=(.*)$/s.exec(word) ?? [];
    if (!code?.trim() || !reason?.trim()) refuseUsage(`--override is CODE=REASON, not “${word}”.`);
    const known = code.trim();
    if (!isFindingCode(known)) refuseUsage(`--override: there is no check “${known}”.`);
    return { code: known, reason: reason.trim() };
  });
}
