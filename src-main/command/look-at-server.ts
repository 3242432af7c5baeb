import type { Destination } from '#shared/domain/destination';
import type { Finding } from '#shared/domain/finding';
import { TroubleError } from '#shared/errors';
import type { Connection, Engine } from '../engine/engine';

/** What the server says of the package's app, or the finding that there is no such app. */
export interface ServerLook {
  destination: Destination | null;
  /** Only what keeps the destination from being read; it has findings of its own. */
  findings: Finding[];
}

/** A missing app record is something found, as a bad signature is; a missing network is trouble. */
export async function lookAtServer(
  engine: Engine,
  connection: Connection,
  path: string,
): Promise<ServerLook> {
  try {
    return { destination: await engine.destinations.read(connection, path), findings: [] };
  } catch (thrown) {
    if (!(thrown instanceof TroubleError) || thrown.trouble.code !== 'app-not-found') throw thrown;
    const { code, title, detail, whatToDo } = thrown.trouble;
    const finding: Finding = {
      code,
      severity: 'blocker',
      where: 'App Store Connect',
      title: `${title}: ${detail}`,
      whatToDo,
    };
    return { destination: null, findings: [finding] };
  }
}
