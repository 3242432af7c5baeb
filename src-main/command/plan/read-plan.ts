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
import { message } from '#shared/words/message';
import { inWords, say } from '#shared/words/say';
import { readReleaseNotes } from '../../engine/notes/release-notes';
import { readNumber, readYesOrNo } from '../arguments';
import { type Call, refuseAsUsage, refuseUsage } from '../command';
import { journalValue } from '../json-names';
import type { OptionValues } from '../options';
import { clean } from '../words/format';
import { readPlanFile } from './read-plan-file';

/** The plan file, if there is one, overridden by the options of the command line. */
export async function readPlan(call: Call): Promise<PublishPlan> {
  const parsed = PublishPlan.safeParse(await assemble(call));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue?.path.join('.') ?? '';
  const detail = message('usage.field-malformed', { field, problem: issue?.message ?? '' });
  return refuseAsUsage(appError('plan-malformed', detail));
}

async function assemble(call: Call): Promise<PublishPlanInput> {
  const { operands, options } = call;
  const base = options.plan === undefined ? null : await readPlanFile(options.plan);
  const file = operands[0] === undefined ? base?.packagePath : resolve(operands[0]);
  if (file === undefined) refuseUsage(message('usage.package-missing'));
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

// Not shown: JSON to type.
const exampleMark = '"package": {"sha256": …}';

/** A plan is used again for the next package: its overrides apply only to the file that they name by its checksum. */
function keptOverrides(
  { terminal }: Call,
  base: Pick<PublishPlanInput, 'overrides'> | null,
): NonNullable<PublishPlanInput['overrides']> {
  const overrides = base?.overrides ?? [];
  for (const { code } of overrides.filter((override) => !override.package)) {
    terminal.log(say('command.plan.override-without-file', { code, example: exampleMark }));
  }
  return overrides.filter((override) => override.package);
}

/** A word, or the time at which testers are emailed. */
function readNotify(word: string): NotifyTesters {
  const parsed = NotifyTesters.safeParse(
    /^\d{4}-/.test(word) ? { at: word } : journalValue('notify', word),
  );
  if (parsed.success) return parsed.data;
  return refuseUsage(message('usage.notify-unknown', { value: word }));
}

function readScope(options: OptionValues): 'upload-only' | 'skip-upload' | undefined {
  if (options['upload-only'] && options['use-existing-build'])
    refuseUsage(message('usage.scopes-exclude'));
  if (options['upload-only']) return 'upload-only';
  return options['use-existing-build'] ? 'skip-upload' : undefined;
}

/**
 * Half of the notes would be published as if it were all: one bad entry refuses the file.
 * A language code that Apple does not take is left to the checks of the plan, which name the right one.
 */
async function readNotes({ terminal }: Call, path: string): Promise<LocaleNote[]> {
  const { fileName, notes, problems, leftOut } = await readReleaseNotes(resolve(path));
  if (problems.length > 0) {
    const words = problems.map(inWords).join(' ');
    fail('notes-malformed', message('usage.notes-malformed', { file: fileName, problems: words }));
  }
  for (const sentence of leftOut) terminal.log(`${fileName}: ${clean(sentence)}`);
  return notes;
}

/** The notes without the languages to leave out, each of which is reported. */
function leaveOut(
  { options, terminal }: Call,
  notes: NonNullable<PublishPlanInput['notes']> = [],
): NonNullable<PublishPlanInput['notes']> {
  for (const locale of options['leave-out'] ?? []) {
    const isThere = notes.some((note) => note.locale === locale);
    terminal.log(
      isThere
        ? say('command.plan.note-left-out', { code: locale })
        : say('command.plan.no-note-to-leave-out', { code: locale }),
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
    if (!code?.trim() || !reason?.trim())
      refuseUsage(message('usage.override-form', { value: word }));
    const known = code.trim();
    if (!isFindingCode(known)) refuseUsage(message('usage.override-unknown', { code: known }));
    return { code: known, reason: reason.trim() };
  });
}
