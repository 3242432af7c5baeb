import type { PublishPlan } from '#shared/domain/publish-plan';
import { listed } from '#shared/words/format';
import { notifyPlan } from '#shared/words/notify';
import { planFacts } from '#shared/words/plan-facts';
import { say } from '#shared/words/say';
import { storeFacts } from '#shared/words/store-plan';
import { clean, type Paint } from './format';
import { columns } from './lines';

/** What a plan asks for, whichever package is at its path. */
export function planRows(plan: PublishPlan): [string, string][] {
  return [
    ...plan.notes.map(({ locale, text }): [string, string] => [
      say('command.label.note', { code: locale }),
      clean(text),
    ]),
    [
      say('command.label.groups'),
      clean(listed(plan.groups.map(({ name }) => name)) || say('command.none')),
    ],
    [
      say('command.label.beta-review'),
      say(plan.submitForBetaReview ? 'command.review.submitted' : 'command.review.not-submitted'),
    ],
    [say('command.label.emails'), clean(notifyPlan(plan.notify))],
    ...(plan.appStore === null ? [] : storeFacts(plan.appStore)).map(
      ({ label, text }): [string, string] => [label, clean(text)],
    ),
  ];
}

/** What an approver reads before signing: everything that the signature covers. */
export function planLines(plan: PublishPlan, paint: Paint): string[] {
  const { build, sha256 } = plan.package ?? {};
  return columns(
    [
      [
        say('command.label.package'),
        clean(
          build ? `${build.bundleId} ${build.version} (${build.buildNumber})` : say('command.none'),
        ),
      ],
      [say('sharing.plan.checksum'), clean(sha256 ?? say('command.none'))],
      ...plan.notes.map(({ locale, text }): [string, string] => [
        say('command.label.note', { code: locale }),
        clean(text),
      ]),
      ...planFacts(plan).map(({ label, text }): [string, string] => [label, clean(text)]),
    ],
    paint,
  );
}
