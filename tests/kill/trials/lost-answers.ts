import { isOfKind } from '../journal-files';
import type { Stage } from '../stage';
import type { Killed, Trial } from '../trial';
import { lostAnswer, writes } from '../writes-taken';
import { dieAt } from './journal-boundaries';

/** Both at once: the response to a write is lost, and the publisher dies of it or soon after. */
export function lostAnswers(lines: readonly string[]): Trial[] {
  const kind = 'write-answered';
  const count = lines.filter((line) => isOfKind(line, kind)).length;
  return [
    ...writes.map((write) => ({
      name: `at the lost answer to ${write}`,
      isEffect: true,
      faults: [lostAnswer(write)],
      kill: (stage: Stage) => killAtLoss(stage, write),
    })),
    ...Array.from({ length: count }, (_, place) => ({
      name: `every answer lost, before outcome ${place + 1}`,
      isEffect: true,
      faults: writes.map(lostAnswer),
      kill: (stage: Stage) => dieAt(stage, { side: 'before', kind, nth: place + 1 }),
    })),
  ];
}

/** Kills the publisher when the server has applied the write and cut the connection. */
async function killAtLoss(stage: Stage, write: string): Promise<Killed> {
  const publisher = stage.start();
  stage.onRequest(() => {
    if (!stage.practice.faults.list().some(({ argument }) => argument === write)) publisher.kill();
  });
  const ending = await publisher.ended;
  stage.onRequest(() => undefined);
  if (ending.kind === 'killed') return { kills: 1, complaints: [] };
  const isNeverMade = write === noteChange && !stage.practice.requests.some(isNoteChange);
  return {
    kills: 0,
    complaints: isNeverMade ? [] : [`The answer to ${write} was never lost.`],
  };
}

/** App Store Connect creates the primary language's note itself at some time: an earlier run creates it, none changes it. */
const noteChange = 'PATCH /v1/betaBuildLocalizations/*';

function isNoteChange({ method, path }: { method: string; path: string }): boolean {
  return method === 'PATCH' && path.startsWith('/v1/betaBuildLocalizations/');
}
