import { pathToFileURL } from 'node:url';
import type { PublishPlanInput } from '../../../shared/domain/publish-plan';
import { canResume } from '../../../shared/domain/run-readers';
import type { Connection } from '../../../src-main/engine/connection';
import { createEngine } from '../../../src-main/engine/create-engine';
import { hurriedClock } from '../../helpers/hurried-clock';

interface Order {
  home: string;
  connection: Connection;
  plan: PublishPlanInput;
  uploadWorker: string;
  /** What a keychain would have. */
  secrets: Record<string, string>;
}

/** Publishes with messages to the team, as the command does; the test kills it. */
const order = JSON.parse(process.argv[2] ?? '') as Order;
const engine = createEngine({
  home: order.home,
  secrets: {
    put: async () => undefined,
    use: async (id, use) => use(order.secrets[id] ?? ''),
    remove: async () => undefined,
  },
  uploadWorker: pathToFileURL(order.uploadWorker),
  clock: hurriedClock(100),
});
engine.messages.start();
const [there] = await engine.runs.list();
const run =
  there === undefined
    ? await engine.runs.start(order.connection, order.plan)
    : canResume(there)
      ? await engine.runs.resume(there.id, order.connection)
      : there;
const settled = await engine.runs.settled(run.id);
// Of the hurried clock.
const left = await engine.messages.flush(2_000_000);
process.stdout.write(JSON.stringify({ state: settled.status.state, left }));
await engine.close();
process.exit(0);
