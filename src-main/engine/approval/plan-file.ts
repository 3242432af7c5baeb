import { basename, dirname, relative } from 'node:path';
import { groupsAsWritten } from '#shared/domain/plan-groups';
import { needsNoPackage, PublishPlan } from '#shared/domain/publish-plan';
import { fail } from '#shared/errors';
import { message } from '#shared/words/message';
import { parseJson } from '../storage/json-file';

/**
 * A prepared plan as the text of a file: without what belongs to this computer. The package counts from the file's
 * folder, so that both can be moved together.
 */
export function planFileText(plan: PublishPlan, path: string): string {
  const { rules: _rules, package: mark, ...rest } = plan;
  const { file: _file, ...named } = mark ?? {};
  const saved = {
    ...rest,
    groups: groupsAsWritten(rest.groups),
    ...(needsNoPackage(plan)
      ? { packagePath: '' }
      : {
          packagePath: relative(dirname(path), plan.packagePath) || basename(plan.packagePath),
          package: named,
        }),
    overrides: plan.overrides.map(({ package: given, ...override }) => ({
      ...override,
      ...(given?.sha256 && { package: { sha256: given.sha256 } }),
    })),
  };
  return `${JSON.stringify(saved, null, 2)}\n`;
}

/** Throws `plan-malformed`. */
export function readPlanText(text: string, file: string): PublishPlan {
  const value = parseJson(text.replace(/^\uFEFF/, ''));
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return refuseFile(file);
  const parsed = PublishPlan.strict().safeParse({ packagePath: file, ...value });
  if (parsed.success) return parsed.data;
  const field = parsed.error.issues[0]?.path.map(String).join('.') ?? '';
  if (field === '') return refuseFile(file);
  return fail('plan-malformed', message('error.plan-malformed.field', { file, field }), {
    whatToDo: message('error.plan-malformed.fix-field'),
  });
}

/** Any other file. Throws `plan-malformed`. */
export function refuseFile(file: string): never {
  return fail('plan-malformed', message('error.plan-malformed.no-plan', { file }), {
    whatToDo: message('error.plan-malformed.fix-file'),
  });
}

/** The text of a plan file with these approvals; everything else in it stays as it is. */
export function withApprovals(text: string, approvals: PublishPlan['approvals']): string {
  const kept = parseJson(text.replace(/^\uFEFF/, '')) as Record<string, unknown>;
  return `${JSON.stringify({ ...kept, approvals }, null, 2)}\n`;
}
