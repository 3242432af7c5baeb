import { join } from 'node:path';
import type { Connection } from '../../src-main/engine/connection';
import { createEngine } from '../../src-main/engine/create-engine';
import type { Engine, EngineOptions } from '../../src-main/engine/engine';
import { hurriedClock } from './hurried-clock';
import { type Rehearsal, secretsInMemory, uploadWorker } from './rehearsal';

export interface Colleague {
  engine: Engine;
  home: string;
  connection: Connection;
}

/** Someone else, with their own data folder and their own account, at the same practice server. */
export function colleagueOf(
  { folder, connection }: Rehearsal,
  options: Partial<EngineOptions> = {},
): Colleague {
  const home = join(folder, 'home of ben');
  const engine = createEngine({
    home,
    secrets: secretsInMemory(),
    uploadWorker,
    clock: hurriedClock(100),
    ...options,
  });
  return { engine, home, connection: { ...connection, accountId: 'ben', name: 'Ben’s key' } };
}
