import type { Account } from '#shared/domain/account';
import type { Destination } from '#shared/domain/destination';
import type { OpenedPackage } from '#shared/domain/opened-package';
import type { PlanGroup } from '#shared/domain/publish-plan';
import { emptyDraft, type OpenPlan } from '../../src-renderer/store/plan';
import { samplePackage } from './sample-run';

/** An app with an internal group, an external group and two languages; nothing blocks its builds. */
export const sampleDestination: Destination = {
  app: { id: '1', name: 'Orbit Notes', bundleId: 'com.northwind.orbit', primaryLocale: 'en-US' },
  groups: [
    { id: '1', name: 'QA', isInternal: true, hasAccessToAllBuilds: true, testerCount: 14 },
    { id: '2', name: 'Friends', isInternal: false, hasAccessToAllBuilds: false, testerCount: 9 },
  ],
  locales: ['en-US', 'de-DE'],
  latestBuild: null,
  nextBuildNumber: '42',
  encryption: { answer: false, declarations: [] },
  findings: [],
  changes: null,
};

/** Groups of which only the names are known. */
export function groupsNamed(...names: string[]): PlanGroup[] {
  return names.map((name) => ({ id: null, name }));
}

/** A package as the main process returns it, without findings. */
export function openedPackage(change: Partial<OpenedPackage> = {}): OpenedPackage {
  return {
    path: '/builds/orbit.ipa',
    fileName: 'orbit.ipa',
    info: samplePackage,
    icon: null,
    findings: [],
    checks: 12,
    mark: {
      size: 184_000_000,
      modifiedMs: 1_700_000_000_000,
      inode: 7,
      changedNs: '1700000000000000001',
    },
    ...change,
  };
}

/** A plan that can be published as it is, with a test's changes. */
export function planWith(change: Partial<OpenPlan> = {}, info = samplePackage): OpenPlan {
  return {
    package: openedPackage({ info }),
    watched: null,
    accountId: 'practice',
    accountReason: 'practice-only',
    accountSearch: 'none',
    destination: { state: 'known', destination: sampleDestination, at: 0 },
    draft: emptyDraft,
    draftState: 'untouched',
    source: null,
    locales: ['en-US', 'de-DE'],
    locale: 'en-US',
    isLocaleChosen: false,
    usesExistingBuild: false,
    overrides: [],
    checklist: [],
    approved: null,
    approval: { state: 'missing' },
    ...change,
  };
}

/** The practice account, unless a test changes it. */
export function sampleAccount(change: Partial<Account> = {}): Account {
  return {
    id: 'practice',
    name: 'Rehearsal team',
    environment: 'practice',
    keyId: 'PRACAB12CD',
    issuerId: null,
    check: { state: 'not-tested' },
    ...change,
  };
}
