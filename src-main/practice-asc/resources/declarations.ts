import { declarationStateOf } from '../world/declaration-life';
import { byId, type Moment } from '../world/state';
import type { EncryptionDeclarationRow } from '../world/store-rows';
import { seenBuilds } from './builds';
import {
  absentFields,
  emptyOne,
  idsWhere,
  ownFields,
  resourceType,
  toMany,
  toOne,
} from './resource-type';

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
    ...absentFields<EncryptionDeclarationRow>(
      'platform',
      'uploadedDate',
      'documentUrl',
      'documentName',
      'documentType',
      'codeValue',
    ),
  },
  relationships: {
    app: toOne('apps', (row) => row.appId),
    builds: toMany('builds', buildIdsOfDeclaration),
    appEncryptionDeclarationDocument: emptyOne('appEncryptionDeclarationDocuments'),
  },
});
