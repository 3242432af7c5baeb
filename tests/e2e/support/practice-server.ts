import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { importPKCS8, SignJWT } from 'jose';

interface Row {
  type: string;
  id: string;
  attributes: Record<string, unknown>;
}

/** Sends requests to the app's own practice server over HTTP, with the practice key and none of the app's code. */
export async function askPractice(
  home: string,
  url: string,
  path: string,
  change?: { method: string; data?: object },
): Promise<Row[]> {
  const folder = join(home, 'practice/server');
  const { keyId, issuerId } = JSON.parse(readFileSync(join(folder, 'practice-key.json'), 'utf8'));
  const key = await importPKCS8(readFileSync(join(folder, `AuthKey_${keyId}.p8`), 'utf8'), 'ES256');
  const token = await new SignJWT({ iss: issuerId })
    .setProtectedHeader({ alg: 'ES256', kid: keyId, typ: 'JWT' })
    .setIssuedAt()
    .setExpirationTime('5m')
    .setAudience('appstoreconnect-v1')
    .sign(key);
  const answer = await fetch(new URL(path, url), {
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(change && { method: change.method }),
    ...(change?.data && { body: JSON.stringify({ data: change.data }) }),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  if (answer.status === 204) return [];
  const { data } = (await answer.json()) as { data: Row | Row[] };
  return [data].flat();
}

interface Operation {
  length: number;
  /** Null until the part is there. */
  entityTag: string | null;
}

/** Bytes in the parts of an upload that the server has by now; all of them once they were committed. */
export async function bytesReceived(home: string, url: string, fileId: string): Promise<number> {
  const [file] = await askPractice(home, url, `/v1/buildUploadFiles/${fileId}`);
  const parts = file?.attributes.uploadOperations as Operation[] | null;
  if (parts === null) return Number(file?.attributes.fileSize);
  return parts.reduce((sum, { length, entityTag }) => sum + (entityTag === null ? 0 : length), 0);
}

/** The SHA-256 that the server computes over what it received; null until it has. */
export async function sha256Received(
  home: string,
  url: string,
  fileId: string,
): Promise<string | null> {
  const [file] = await askPractice(home, url, `/v1/buildUploadFiles/${fileId}`);
  const { file: whole } = (file?.attributes.sourceFileChecksums ?? {}) as {
    file?: { hash: string };
  };
  return whole?.hash ?? null;
}

/** The process of the app's own practice server; null while there is none. */
export function practiceProcess(app: ElectronApplication): Promise<number | null> {
  return app.evaluate(
    ({ app: inside }) =>
      inside.getAppMetrics().find(({ name }) => name === 'Practice App Store Connect')?.pid ?? null,
  );
}

/** The address of the practice server, from the Practice screen. */
export async function practiceUrl(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Practice', exact: true }).click();
  const address = page.getByText(/^http:\/\/127\.0\.0\.1:\d+/).first();
  return (await address.textContent())?.trim() ?? '';
}
