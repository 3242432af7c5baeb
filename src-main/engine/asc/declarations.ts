import { z } from 'zod';
import type { EncryptionDeclaration } from '#shared/domain/destination';
import type { Resource } from './answer';
import type { AscClient } from './client';
import { text } from './fields';
import { Refusal } from './refusal';
import { attributesOf, many } from './relationship';

const Declaration = z.object({
  appEncryptionDeclarationState: text,
  appDescription: text,
  createdDate: text,
});

/** The app's export compliance declarations. */
export async function listDeclarations(
  client: AscClient,
  appId: string,
): Promise<EncryptionDeclaration[]> {
  const document = await client.list('/v1/appEncryptionDeclarations', {
    'filter[app]': appId,
    limit: 200,
  });
  return many(document).map(toDeclaration);
}

function toDeclaration(resource: Resource): EncryptionDeclaration {
  const row = attributesOf(resource, Declaration);
  return {
    id: resource.id,
    state: row.appEncryptionDeclarationState ?? '',
    description: row.appDescription ?? '',
    createdDate: row.createdDate ?? null,
  };
}

/** The declaration attached to a build; null when it has none. */
export async function readBuildDeclaration(
  client: AscClient,
  buildId: string,
): Promise<EncryptionDeclaration | null> {
  try {
    const { document } = await client.get(`/v1/builds/${buildId}/appEncryptionDeclaration`);
    const { data } = document;
    return data && !Array.isArray(data) ? toDeclaration(data) : null;
  } catch (thrown) {
    if (thrown instanceof Refusal && thrown.answer.status === 404) return null;
    throw thrown;
  }
}

/** Attaches one of the app's declarations to a build. */
export async function attachDeclaration(
  client: AscClient,
  declarationId: string,
  buildId: string,
): Promise<{ requestId: string | null }> {
  const { requestId } = await client.post(
    `/v1/appEncryptionDeclarations/${declarationId}/relationships/builds`,
    { data: [{ type: 'builds', id: buildId }] },
  );
  return { requestId };
}
