import { z } from 'zod';
import { ComplianceAnswer } from '../../domain/compliance-answer';

const app = z
  .object({ accountId: z.string().min(1).max(64), bundleId: z.string().min(1).max(255) })
  .strict();

/** What the person answered once about the export compliance of an app. */
export const complianceRequests = {
  'compliance:read': { params: app, result: ComplianceAnswer.nullable() },
  'compliance:remember': {
    params: app.extend({ usesNonExemptEncryption: z.boolean() }).strict(),
    result: ComplianceAnswer,
  },
  'compliance:forget': { params: app, result: z.null() },
} as const;
