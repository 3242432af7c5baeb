import { resolve } from 'node:path';
import { suggestLocale } from '#shared/asc/locales';
import { type LocaleNote, PublishPlan, type PublishPlanInput } from '#shared/domain/publish-plan';
import { raise, trouble } from '#shared/errors';
import { readReleaseNotes } from '../../engine/notes/release-notes';
import type { Call } from '../command';
import type { OptionValues } from '../options';
import { readNumber, readYesOrNo } from '../read-values';
import { refuseAsUsage, refuseUsage } from '../usage-error';
import { readOverrides } from './read-overrides';
import { readPlanFile } from './read-plan-file';

/** The plan file, if there is one, with what the command line says laid over it. */
export async function readPlan(call: Call): Promise<PublishPlan> {
  const parsed = PublishPlan.safeParse(await assemble(call));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  return refuseAsUsage(trouble('plan-malformed', `${issue?.path.join('.')}: ${issue?.message}.`));
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
    ...(options.notes !== undefined && { notes: await readNotes(options.notes) }),
    ...(options.group && { groups: [...new Set(options.group)] }),
    ...(options.testflight && { submitForBetaReview: true }),
    ...(options['wait-for-testers'] && { waitForTesters: true }),
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
async function readNotes(path: string): Promise<LocaleNote[]> {
  const { fileName, notes, problems } = await readReleaseNotes(resolve(path));
  const odd = notes.filter(({ locale }) => suggestLocale(locale) !== null);
  if (problems.length > odd.length) raise('notes-malformed', `${fileName}: ${problems.join(' ')}`);
  return notes;
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
