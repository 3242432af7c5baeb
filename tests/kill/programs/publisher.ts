import { pathToFileURL } from 'node:url';
import type { PublishRun } from '../../../shared/domain/publish-run';
import { canResume } from '../../../shared/domain/run-readers';
import { createEngine } from '../../../src-main/engine/create-engine';
import type { SecretStore } from '../../../src-main/engine/ports';
import { hurriedClock } from '../../helpers/hurried-clock';
import type { PublisherOrder } from '../publisher-order';
import { dieBesideAppend } from './die-beside-append';
import { forgetIntents } from './forget-intents';

/** Polls and waits are this many times shorter; the practice world's clock is faster too. */
const hurry = 100;

/** The key is in the practice folder: no keychain is used. */
const noKeychain: SecretStore = {
  put: async () => undefined,
  use: () => Promise.reject(new Error('No key is kept here.')),
  remove: async () => undefined,
};

/** Publishes as the command does: resumes the existing run, otherwise starts one. Its last output is the run. */
const order = JSON.parse(process.argv[2] ?? '') as PublisherOrder;
const { home, connection, plan } = order;
if (order.forgetsIntents) await forgetIntents(home);
if (order.death) await dieBesideAppend(order.death);
const { runs } = createEngine({
  home,
  secrets: noKeychain,
  uploadWorker: pathToFileURL(order.uploadWorker),
  clock: hurriedClock(hurry),
});
const [there] = await runs.list();
const run = await runs.settled((await begin(there)).id);
process.stdout.write(JSON.stringify(run), () => process.exit(0));

async function begin(there: PublishRun | undefined): Promise<PublishRun> {
  if (!there) return runs.start(connection, plan);
  return canResume(there) ? runs.resume(there.id, connection) : there;
}
