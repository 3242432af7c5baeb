import { z } from 'zod';
import {
  InformationChange,
  InformationDraft,
  SavedInformation,
  TestInformation,
} from '../../domain/test-information';

const app = z
  .object({ accountId: z.string().min(1).max(64), bundleId: z.string().min(1).max(255) })
  .strict();

/** Test Information of an app, and what was typed for it. */
export const testInformationRequests = {
  'test-information:read': { params: app, result: TestInformation },
  /** One result a row; a field that someone else changed since is not overwritten. */
  'test-information:save': {
    params: app.extend({ changes: z.array(InformationChange).min(1).max(1_000) }).strict(),
    result: SavedInformation,
  },
  'test-information:read-draft': { params: app, result: InformationDraft.nullable() },
  /** A password in it is not kept. */
  'test-information:save-draft': {
    params: app.extend({ draft: InformationDraft }).strict(),
    result: z.null(),
  },
} as const;
