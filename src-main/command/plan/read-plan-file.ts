import { dirname, resolve } from 'node:path';
import { PublishPlan } from '#shared/domain/publish-plan';
import { appError } from '#shared/errors';
import { message, type Text } from '#shared/words/message';
import { readRegularFile } from '../../engine/storage/read-regular-file';
import { refuseAsUsage } from '../command';
import { journalValue } from '../json-names';

/** A plan may leave the package to the command line. */
const PlanFile = PublishPlan.partial({ packagePath: true });

/** Reads a plan; a relative package path counts from the plan's own folder. */
export async function readPlanFile(path: string) {
  const value = withJournalValues(await readJson(path));
  const parsed = PlanFile.strict().safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const field = issue?.path.join('.') ?? '';
    const problem = issue?.message ?? '';
    return refuse(
      field === ''
        ? message('usage.plan-malformed', { path, problem })
        : message('usage.plan-field-malformed', { path, field, problem }),
    );
  }
  // Only what the file names: the rest comes from a preset, or is the default.
  const named = new Set(Object.keys(value as object));
  const { packagePath, ...plan } = parsed.data;
  return {
    ...(Object.fromEntries(Object.entries(plan).filter(([field]) => named.has(field))) as Partial<
      typeof plan
    >),
    ...(packagePath !== undefined && { packagePath: resolve(dirname(path), packagePath) }),
  };
}

function withJournalValues(plan: unknown): unknown {
  if (typeof plan !== 'object' || plan === null || Array.isArray(plan)) return plan;
  return Object.fromEntries(
    Object.entries(plan).map(([field, value]) => [field, journalValue(field, value)]),
  );
}

async function readJson(path: string): Promise<unknown> {
  const text = await readRegularFile(path).catch(() =>
    refuse(message('usage.file-unreadable', { path }), message('usage.check-path')),
  );
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return refuse(message('usage.not-json', { path }));
  }
}

function refuse(detail: Text, whatToDo?: Text): never {
  return refuseAsUsage(appError('plan-malformed', detail, { ...(whatToDo && { whatToDo }) }));
}
