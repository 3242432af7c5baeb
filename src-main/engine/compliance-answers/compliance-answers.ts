import { join } from 'node:path';
import { z } from 'zod';
import { ComplianceAnswer } from '#shared/domain/compliance-answer';
import type { Clock } from '../ports';
import { readJsonFile, writeJsonFile } from '../storage/json-file';

/** The app of an account that an answer is for. */
export interface AnsweredApp {
  accountId: string;
  bundleId: string;
}

/** What this person answered about export compliance. It stays on this computer: nothing exports or shares it. */
export interface ComplianceAnswers {
  /** Null until the person has answered for this app. */
  read(app: AnsweredApp): Promise<ComplianceAnswer | null>;
  remember(app: AnsweredApp, usesNonExemptEncryption: boolean): Promise<ComplianceAnswer>;
  forget(app: AnsweredApp): Promise<void>;
}

const fileName = 'export-compliance.json';
/** The oldest answers are asked again. */
const mostAnswers = 2_000;
const Row = ComplianceAnswer.extend({ accountId: z.string(), bundleId: z.string() });
type Row = z.infer<typeof Row>;
const File = z.object({ schema: z.literal(1), answers: z.array(Row) });

/** Each call reads the file again: the window and the command share it. */
export function makeComplianceAnswers(home: string, clock: Clock): ComplianceAnswers {
  const path = join(home, fileName);
  let turn: Promise<unknown> = Promise.resolve();
  const rows = async (): Promise<Row[]> =>
    (await readJsonFile(path, File, { schema: 1, answers: [] })).answers;
  /** One after the other: each writes the whole file. */
  const write = (app: AnsweredApp, answer: ComplianceAnswer | null): Promise<void> => {
    const done = turn.then(async () => {
      const others = (await rows()).filter((row) => !isOf(row, app));
      const { accountId, bundleId } = app;
      const kept = others.slice(-mostAnswers);
      const answers = answer === null ? kept : [...kept, { ...answer, accountId, bundleId }];
      await writeJsonFile(path, { schema: 1, answers });
    });
    turn = done.catch(() => undefined);
    return done;
  };
  return {
    async read(app) {
      const row = (await rows()).find((one) => isOf(one, app));
      return row ? ComplianceAnswer.parse(row) : null;
    },
    async remember(app, usesNonExemptEncryption) {
      const answer = { usesNonExemptEncryption, at: clock.now().toISOString() };
      await write(app, answer);
      return answer;
    },
    forget: (app) => write(app, null),
  };
}

function isOf(row: AnsweredApp, { accountId, bundleId }: AnsweredApp): boolean {
  return row.accountId === accountId && row.bundleId === bundleId;
}
