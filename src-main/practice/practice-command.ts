import type { Practice } from './server';

export { faultKinds, faultNames } from './fault-kinds';
export { readFault } from './faults';
export { seedNames } from './seeds/seeds';
export { startPractice } from './server';

/** What the `practice` command prints as one line of JSON once the server listens. */
export interface PracticeSummary {
  url: string;
  issuerId: string;
  keyId: string;
  privateKeyPath: string;
  apps: { id: string; bundleId: string; name: string }[];
}

export function describePractice(practice: Practice): PracticeSummary {
  const { url, issuerId, keyId, privateKeyPath, apps } = practice;
  return { url, issuerId, keyId, privateKeyPath, apps };
}
