import {
  type InformationChange,
  primaryFirst,
  type SavedInformation,
  type TestInformation,
} from '#shared/domain/test-information';
import { AppException } from '#shared/errors';
import { message } from '#shared/words/message';
import { findApp } from '../asc/apps';
import type { AscClient } from '../asc/client';
import { listLanguages, readLicenseAgreement, readReviewContact } from '../asc/test-information';
import type { Connection } from '../connection';
import type { Clock } from '../ports';
import { saveInformation } from './save-information';

export interface TestInformationEditor {
  /** Four requests. Throws `app-not-found` and the like. */
  read(connection: Connection, bundleId: string): Promise<TestInformation>;
  /**
   * Sends what was changed, a language, the contact and the agreement each for itself, and reads it back. A field that
   * someone else changed since is not overwritten: nothing of its row is sent.
   */
  save(
    connection: Connection,
    bundleId: string,
    changes: readonly InformationChange[],
  ): Promise<SavedInformation>;
}

export function makeTestInformation(
  connect: (connection: Connection) => AscClient,
  clock: Clock,
): TestInformationEditor {
  return {
    read: (connection, bundleId) => readTestInformation(connect(connection), bundleId),
    async save(connection, bundleId, changes) {
      const client = connect(connection);
      const information = await readTestInformation(client, bundleId);
      const saved = await saveInformation({ client, clock }, information, changes);
      return { ...saved, rows: saved.rows.map(withRole) };
    },
  };
}

async function readTestInformation(client: AscClient, bundleId: string): Promise<TestInformation> {
  const app = await findApp(client, bundleId);
  const [languages, contact, agreement] = await Promise.all([
    listLanguages(client, app.id),
    readReviewContact(client, app.id),
    agreementIfRead(client, app.id),
  ]);
  return { app, languages: primaryFirst(app, languages), contact, agreement };
}

/** It is optional, so it can fail alone: then it is unknown. */
function agreementIfRead(client: AscClient, appId: string): Promise<TestInformation['agreement']> {
  return readLicenseAgreement(client.brief, appId).catch((thrown: unknown) => {
    if (thrown instanceof AppException) return null;
    throw thrown;
  });
}

/** What was typed is kept, so the way out is another key, not another text. */
function withRole(row: SavedInformation['rows'][number]): SavedInformation['rows'][number] {
  if (row.error?.code !== 'role-too-small') return row;
  return { ...row, error: { ...row.error, whatToDo: message('test-information.role-fix') } };
}
