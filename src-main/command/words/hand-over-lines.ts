import { partyText } from '#shared/words/hand-over';
import { stepsLeft } from '#shared/words/run-steps';
import { inWords, say } from '#shared/words/say';
import { fullTime } from '#shared/words/time';
import type { OpenedHandOver } from '../../engine/hand-over/hand-overs';
import { clean, type Paint } from './format';
import { columns, environmentWords } from './lines';
import { planRows } from './plan-lines';

/** A run in a file, as whoever takes it over reads it: what it is, how far it is, and what will be done. */
export function handOverLines(
  { run, content, needsPackage, sha256 }: OpenedHandOver,
  paint: Paint,
): string[] {
  const { name, bundleId, version, buildNumber } = run.package;
  const steps = stepsLeft(run).map(({ title }) => inWords(title));
  return [
    paint.strong(say('command.hand-over.title')),
    ...columns(
      [
        [say('command.label.app'), clean(`${name ?? ''} (${bundleId ?? ''})`)],
        [say('command.label.build'), clean(`${version ?? ''} (${buildNumber ?? ''})`)],
        ['SHA-256', sha256 ?? say('command.none')],
        [say('hand-over.label.environment'), environmentWords(run.environment)],
        [say('hand-over.label.from'), clean(partyText(content.from))],
        [say('hand-over.label.at'), clean(fullTime(content.at))],
        ...planRows(run.plan),
        [say('hand-over.label.left'), clean(steps.join(', ')) || say('command.none')],
        [
          say('command.label.package'),
          say(needsPackage ? 'hand-over.package.needed' : 'hand-over.package.complete'),
        ],
      ],
      paint,
    ),
  ];
}
