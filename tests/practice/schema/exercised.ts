import { appendFileSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findOperation } from './apple-operations';
import type { Exchange } from './check-exchange';

/** Set for a complete run of the suite: the folder where each test process records what it exercised. */
export const exercisedFolderName = 'SLIPWAY_EXERCISED_FOLDER';

const written = new Set<string>();

/** Records, once per process, that an operation was called with success. */
export function noteExercised(exchange: Exchange): void {
  const folder = process.env[exercisedFolderName];
  if (!folder || exchange.status >= 300) return;
  const operation = findOperation(exchange.method, exchange.url.pathname);
  const line = operation && `${exchange.sender} ${operation.method} ${operation.path}\n`;
  if (!line || written.has(line)) return;
  written.add(line);
  appendFileSync(join(folder, `${process.pid}.txt`), line);
}

/** Everything that was exercised, by the app and by any client. */
export function readExercised(folder: string): { app: Set<string>; anyone: Set<string> } {
  const lines = readdirSync(folder).flatMap((name) =>
    readFileSync(join(folder, name), 'utf8').trim().split('\n'),
  );
  const withoutSender = (line: string) => line.slice(line.indexOf(' ') + 1);
  const app = lines.filter((line) => line.startsWith('app ')).map(withoutSender);
  return { app: new Set(app), anyone: new Set(lines.map(withoutSender)) };
}
