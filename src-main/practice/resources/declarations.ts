import { declarationStateOf } from '../world/build-lifecycle';
import { byId, type Moment } from '../world/state';
import type { EncryptionDeclarationRow } from '../world/store-rows';
import { seenBuilds } from './builds';
import { absentFields, idsWhere, ownFields, resourceType, toMany, toOne } from './resource-type';

export function buildIdsOfDeclaration(row: EncryptionDeclarationRow, moment: Moment): string[] {
  return idsWhere(seenBuilds(moment), (build) => build.encryptionDeclarationId === row.id);
}

export const appEncryptionDeclarations = resourceType<EncryptionDeclarationRow>({
  name: 'appEncryptionDeclarations',
  find: (id, { state }) => byId(state.encryptionDeclarations, id),
  attributes: {
    ...ownFields<EncryptionDeclarationRow>(
      'appDescription',
      'createdDate',
      'containsProprietaryCryptography',
      'containsThirdPartyCryptography',
      'availableOnFrenchStore',
    ),
    usesEncryption: () => true,
    exempt: () => false,
    appEncryptionDeclarationState: (row, { now }) => declarationStateOf(row, now),
    uploadedDate: (row) => (row.document ? row.createdDate : null),
    documentName: (row) => row.document?.fileName ?? null,
    ...absentFields<EncryptionDeclarationRow>(
      'platform',
      'documentUrl',
      'documentType',
      'codeValue',
    ),
  },
  relationships: {
    app: toOne('apps', (row) => row.appId),
    builds: toMany('builds', buildIdsOfDeclaration),
    appEncryptionDeclarationDocument: toOne('appEncryptionDeclarationDocuments', (row) =>
      row.document ? row.id : null,
    ),
  },
});

/** A declaration has at most one document, which has the same id. */
export const appEncryptionDeclarationDocuments = resourceType<EncryptionDeclarationRow>({
  name: 'appEncryptionDeclarationDocuments',
  find(id, { state }) {
    const row = byId(state.encryptionDeclarations, id);
    return row?.document ? row : undefined;
  },
  attributes: {
    fileSize: (row) => row.document?.fileSize,
    fileName: (row) => row.document?.fileName,
    assetDeliveryState: () => ({ state: 'COMPLETE', errors: [], warnings: [] }),
    ...absentFields<EncryptionDeclarationRow>(
      'assetToken',
      'downloadUrl',
      'sourceFileChecksum',
      'uploadOperations',
    ),
  },
  relationships: {},
});
