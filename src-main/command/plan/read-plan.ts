import { resolve } from 'node:path';
import { isFindingCode } from '#shared/domain/finding';
import {
  NotifyTesters,
  needsNoPackage,
  type Override,
  PublishPlan,
  type PublishPlanInput,
} from '#shared/domain/publish-plan';
import { appError } from '#shared/errors';
import { message } from '#shared/words/message';
import { say } from '#shared/words/say';
import { readNumber, readYesOrNo } from '../arguments';
import { type Call, refuseAsUsage, refuseUsage } from '../command';
import { chooseConnection, withEngine } from '../connection';
import { journalValue } from '../json-names';
import type { OptionValues } from '../options';
import type { PlannedPreset } from './planned-preset';
import { readNotes } from './read-notes';
import { readPlanFile } from './read-plan-file';
import { checkStoreOptions, readStorePlan } from './read-store-plan';

/** The preset, overridden by the plan file, overridden by the options of the command line; each may be missing. */
export async function readPlan(call: Call, preset: PlannedPreset | null): Promise<PublishPlan> {
  const parsed = PublishPlan.safeParse(await assemble(call, preset));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue?.path.join('.') ?? '';
  const detail = message('usage.field-malformed', { field, problem: issue?.message ?? '' });
  return refuseAsUsage(appError('plan-malformed', detail));
}

async function assemble(call: Call, preset: PlannedPreset | null): Promise<PublishPlanInput> {
  const { operands, options } = call;
  const file = options.plan === undefined ? null : await readPlanFile(options.plan);
  const base = preset || file ? { ...preset?.wishes, ...file } : null;
  checkStoreOptions(options, base?.appStore ?? null);
  const buildId = readBuildId(call);
  const isOfBuild = base?.scope !== undefined && needsNoPackage({ scope: base.scope });
  const existing = buildId ?? (isOfBuild ? base.existing?.buildId : null);
  const isExisting = typeof existing === 'string';
  const packagePath = isExisting
    ? ''
    : operands[0] === undefined
      ? file?.packagePath
      : resolve(operands[0]);
  if (packagePath === undefined) refuseUsage(message('usage.package-missing'));
  const answer = readYesOrNo(options, 'uses-non-exempt-encryption');
  const scope = readScope(options);
  const findPrimary = (): Promise<string> =>
    isExisting ? primaryLocaleOf(call, preset, existing) : primaryLocale(call, preset, packagePath);
  const whatsNew =
    options['whats-new'] === undefined
      ? null
      : await readNotes(call, options['whats-new'], findPrimary);
  return {
    ...base,
    packagePath,
    ...(scope && { scope }),
    ...(buildId !== undefined && { scope: 'existing-build' as const, existing: { buildId } }),
    notes: leaveOut(
      call,
      options.notes === undefined
        ? // A preset's default texts are for a new build.
          isExisting
          ? file?.notes
          : base?.notes
        : await readNotes(call, options.notes, findPrimary),
    ),
    ...(options.group && { groups: [...new Set(options.group)] }),
    ...(options.testflight && { submitForBetaReview: true }),
    ...(options['review-busy'] !== undefined && {
      whenReviewBusy: readWhenBusy(options['review-busy']),
    }),
    ...(options['wait-for-testers'] && { waitForTesters: true }),
    ...(options['notes-later'] && { notesReady: false }),
    ...(options['skip-refused-notes'] && { refusedNotes: 'go-on' as const }),
    ...(options.notify !== undefined && { notify: readNotify(options.notify) }),
    ...(options.declaration !== undefined && { declaration: options.declaration }),
    ...(answer !== undefined && { usesNonExemptEncryption: answer }),
    ...(options.checked && { checklist: options.checked }),
    appStore: readStorePlan(options, base?.appStore ?? null, whatsNew),
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

function readWhenBusy(word: string): 'ask' | 'wait' | 'skip' {
  if (word === 'ask' || word === 'wait' || word === 'skip') return word;
  return refuseUsage(message('usage.review-busy', { value: word }));
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

/** The build that is released without a package. */
function readBuildId({ operands, options }: Call): string | undefined {
  const buildId = options['build-id'];
  if (buildId === undefined) return undefined;
  if (
    operands.length > 0 ||
    options['upload-only'] ||
    options['use-existing-build'] ||
    options['save-plan'] !== undefined
  )
    refuseUsage(message('usage.build-id-alone'));
  if (!/^[\w-]{1,64}$/.test(buildId))
    refuseUsage(message('usage.build-id-form', { value: buildId }));
  return buildId;
}

/** The primary language of the package's app, as App Store Connect has it. */
function primaryLocale(
  call: Call,
  preset: PlannedPreset | null,
  packagePath: string,
): Promise<string> {
  return withEngine(call, async (engine) => {
    const connection = preset?.connection ?? (await chooseConnection(engine, call, packagePath));
    const { app } = await engine.destinations.read(connection, packagePath);
    call.terminal.log(say('command.plan.primary-language', { locale: app.primaryLocale }));
    return app.primaryLocale;
  });
}

/** The same for a build without its package. */
function primaryLocaleOf(
  call: Call,
  preset: PlannedPreset | null,
  buildId: string,
): Promise<string> {
  return withEngine(call, async (engine) => {
    const connection = preset?.connection ?? (await chooseConnection(engine, call, null));
    const { app } = await engine.builds.readTarget(connection, buildId);
    // Not shown: the language that Apple gives a new app.
    const locale = app.primaryLocale ?? 'en-US';
    call.terminal.log(say('command.plan.primary-language', { locale }));
    return locale;
  });
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
