import { pathToFileURL } from 'node:url';
import type { Connection } from '../../../src-main/engine/connection';
import { createEngine } from '../../../src-main/engine/create-engine';
import { hurriedClock } from '../../helpers/hurried-clock';

interface Order {
  home: string;
  connection: Connection;
  bundleId: string;
  groupId: string;
  emails: string[];
}

/** Invites people, or resumes that, as the app does after a person said yes; the test kills it. */
const { home, connection, bundleId, groupId, emails } = JSON.parse(process.argv[2] ?? '') as Order;
const engine = createEngine({
  home,
  secrets: {
    put: async () => undefined,
    use: async (_, use) => use(''),
    remove: async () => undefined,
  },
  // Nothing is uploaded.
  uploadWorker: pathToFileURL(home),
  clock: hurriedClock(20),
});
const { testers } = engine;
const [there] = await testers.invitations.list();
const people = emails.map((email) => ({ email, firstName: null, lastName: null }));
const { id } =
  there === undefined
    ? await testers.invite(connection, await testers.group(connection, bundleId, groupId), people)
    : await testers.invitations.resume(there.id, connection);
process.stdout.write(JSON.stringify(await testers.invitations.settled(id)));
await engine.close();
process.exit(0);
