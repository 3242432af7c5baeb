import type { PublishPlan } from '#shared/domain/publish-plan';
import { say } from '#shared/words/say';
import type { Connection } from '../../engine/connection';
import type { Engine } from '../../engine/engine';
import type { Call } from '../command';

/**
 * The plan with what this person answered before about the app's encryption, where the package, the preset, the plan
 * file and the options leave it open; the answer is reported, because it is sent to Apple.
 */
export async function withRememberedAnswer(
  { terminal }: Call,
  engine: Engine,
  { accountId }: Connection,
  plan: PublishPlan,
): Promise<PublishPlan> {
  const isOpen = plan.usesNonExemptEncryption === null && plan.packagePath !== '';
  if (!isOpen || plan.scope === 'upload-only') return plan;
  const { info } = await engine.packages.recall(plan.packagePath);
  const { bundleId } = info;
  if (info.usesNonExemptEncryption !== null || bundleId === null) return plan;
  const answer = await engine.complianceAnswers.read({ accountId, bundleId });
  if (answer === null) return plan;
  const { usesNonExemptEncryption, at } = answer;
  terminal.log(
    say('command.plan.remembered-compliance', {
      answer: usesNonExemptEncryption ? 'yes' : 'no',
      at: { day: at },
    }),
  );
  return { ...plan, usesNonExemptEncryption };
}
