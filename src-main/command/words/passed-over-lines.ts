import type { Finding } from '#shared/domain/finding';
import { passedOver } from '#shared/domain/overriding';
import type { PublishPlan } from '#shared/domain/publish-plan';
import { clean, type Paint } from './paint';

/** Which checks were passed over, and by which reason; nothing where none was. */
export function passedOverLines(
  findings: readonly Finding[],
  { overrides }: Pick<PublishPlan, 'overrides'>,
  paint: Paint,
): string[] {
  return passedOver(findings, overrides).flatMap(({ finding, reason }) => [
    `${paint.warn('↷')} Passed over: ${clean(finding.title)} ${paint.dim(`(${finding.code})`)}`,
    `  because ${clean(reason)}`,
  ]);
}
