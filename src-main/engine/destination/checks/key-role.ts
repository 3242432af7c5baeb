import type { Finding } from '#shared/domain/finding';
import type { PublishPlan } from '#shared/domain/publish-plan';
import type { AscClient } from '../../asc/client';
import { mayManage } from '../../asc/key-role';

/** What a key of a small role cannot do of this plan; asked before the first byte, not after the last. */
export async function keyRole(
  client: AscClient,
  appId: string,
  plan: PublishPlan,
): Promise<Finding | null> {
  const wishes = wishesOf(plan);
  if (wishes.length === 0 || (await mayManage(client, appId))) return null;
  return {
    code: 'role-too-small-for-plan',
    severity: 'blocker',
    where: 'Users and Access, Integrations',
    title: `The key may upload, and not ${inWords(wishes)}`,
    whatToDo:
      'Use a key with the role App Manager. Or take that out of the plan, and leave it to somebody who may.',
  };
}

function wishesOf(plan: PublishPlan): string[] {
  if (plan.scope === 'upload-only') return [];
  return [
    ...(plan.usesNonExemptEncryption === null ? [] : ['answer export compliance']),
    ...(plan.notes.length > 0 ? ['write What to Test'] : []),
    ...(plan.groups.length > 0 ? ['give builds to groups'] : []),
    ...(plan.submitForBetaReview ? ['submit for beta review'] : []),
  ];
}

function inWords(wishes: readonly string[]): string {
  const last = wishes.at(-1) ?? '';
  return wishes.length === 1 ? last : `${wishes.slice(0, -1).join(', ')} or ${last}`;
}
