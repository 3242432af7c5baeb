import { describe, expect, it } from 'vitest';
import { factsOf } from '../../../src-main/engine/messages/run-facts';
import { type NewRunEvent, RunEvent } from '../../../src-main/engine/publish/run-event';
import { samplePackage } from '../../helpers/sample-run';

const started: NewRunEvent = {
  type: 'run-started',
  runId: 'run-1',
  environment: 'live',
  connection: {
    accountId: 'live',
    name: 'Northwind',
    keyId: 'AB12CD34EF',
    issuerId: null,
    apiUrl: 'https://api.appstoreconnect.apple.com',
    privateKeyFile: null,
  },
  plan: {
    packagePath: '/Users/someone/builds/orbit.ipa',
    groups: ['QA'],
    submitForBetaReview: true,
  },
  package: samplePackage,
};

const error = {
  code: 'network-unreachable',
  title: 'App Store Connect can’t be reached',
  detail: '/Users/someone/builds/orbit.ipa',
  whatToDo: '',
  retryable: true,
  apple: null,
} as const;

const review = (state: string): NewRunEvent => ({
  type: 'review-seen',
  submissionId: 'S1',
  state,
});

function facts(...events: NewRunEvent[]) {
  return factsFrom(started, ...events);
}

function factsFrom(...events: NewRunEvent[]) {
  return factsOf(
    events.map((event, second) =>
      RunEvent.parse({
        at: new Date(Date.UTC(2026, 10, 22, 14, 2, second)).toISOString(),
        ...event,
      }),
    ),
  );
}

const kinds = (...events: NewRunEvent[]) => facts(...events).map(({ event }) => event);

describe('the state changes of a run', () => {
  it('a run that begins is reported once, although its beginning is written twice', () => {
    expect(kinds(started)).toEqual(['started']);
  });

  it('a run that fails, is resumed and fails again is reported each time', () => {
    const failed: NewRunEvent = { type: 'run-failed', error };
    const found = facts(failed, { type: 'run-resumed' }, failed);
    expect(found.map(({ event }) => event)).toEqual(['started', 'failed', 'failed']);
    expect(new Set(found.map(({ id }) => id)).size).toBe(3);
  });

  it('a review is reported when it begins and when it is decided, however often it is read', () => {
    expect(
      kinds(
        review('WAITING_FOR_REVIEW'),
        review('IN_REVIEW'),
        review('IN_REVIEW'),
        review('REJECTED'),
        review('WAITING_FOR_REVIEW'),
        review('APPROVED'),
        review('APPROVED'),
      ),
    ).toEqual(['started', 'submitted', 'rejected', 'submitted', 'approved']);
  });

  it('a run that is done with the build at its testers reports the approval that was not read yet', () => {
    const seen = (external: string): NewRunEvent => ({
      type: 'build-states-seen',
      states: { processing: 'VALID', internal: 'IN_BETA_TESTING', external },
    });
    const given: NewRunEvent = {
      type: 'group-read-back',
      name: 'QA',
      id: 'G1',
      isInternal: false,
      isAutomatic: false,
    };
    const before = [given, review('IN_REVIEW'), seen('IN_BETA_TESTING')] as const;
    expect(kinds(...before)).toEqual(['started', 'submitted']);
    const ended: NewRunEvent = { type: 'run-done', receipt: '/receipt.json', seal: 'ab' };
    const all = ['started', 'submitted', 'approved', 'testers-have-it'];
    expect(kinds(...before, ended)).toEqual(all);
    expect(kinds(...before, ended, review('APPROVED'))).toEqual(all);
  });

  describe('a version on its way to the App Store', () => {
    const states = (versionState: string, submissionState: string | null = null): NewRunEvent => ({
      type: 'store-states-seen',
      versionState,
      submissionState,
      phasedState: null,
    });
    const seen = (state: string): NewRunEvent => ({
      type: 'store-version-seen',
      versionId: 'V1',
      versionString: '1.4.0',
      state,
      isCreated: false,
    });
    const toStore: NewRunEvent = {
      ...started,
      plan: { ...started.plan, appStore: { submit: true } },
    } as NewRunEvent;
    const ofStore = (...events: NewRunEvent[]) =>
      factsFrom(toStore, ...events)
        .map(({ event }) => event)
        .filter((event) => event.startsWith('store-'));

    it('is reported when it is submitted, rejected, approved and released, once each', () => {
      expect(
        ofStore(
          seen('PREPARE_FOR_SUBMISSION'),
          states('WAITING_FOR_REVIEW', 'WAITING_FOR_REVIEW'),
          states('IN_REVIEW', 'IN_REVIEW'),
          states('REJECTED', 'UNRESOLVED_ISSUES'),
          states('READY_FOR_REVIEW', 'UNRESOLVED_ISSUES'),
          states('WAITING_FOR_REVIEW', 'WAITING_FOR_REVIEW'),
          states('PENDING_DEVELOPER_RELEASE', 'COMPLETE'),
          states('PROCESSING_FOR_DISTRIBUTION', 'COMPLETE'),
          states('READY_FOR_DISTRIBUTION', 'COMPLETE'),
          states('READY_FOR_DISTRIBUTION', 'COMPLETE'),
        ),
      ).toEqual([
        'store-submitted',
        'store-rejected',
        'store-submitted',
        'store-approved',
        'store-released',
      ]);
    });

    it('that was rejected before the run is no news, and a jump reports what lies between', () => {
      expect(ofStore(seen('REJECTED'), states('REJECTED', 'UNRESOLVED_ISSUES'))).toEqual([]);
      expect(ofStore(seen('READY_FOR_REVIEW'), states('READY_FOR_DISTRIBUTION'))).toEqual([
        'store-approved',
        'store-released',
      ]);
    });

    it('names neither groups nor What to Test', () => {
      const found = factsFrom(toStore, seen('WAITING_FOR_REVIEW')).at(-1);
      expect(found).toMatchObject({ event: 'store-submitted', groups: [], notes: null });
    });
  });

  it('a run that waits for a person says for what', () => {
    const found = facts(
      { type: 'run-waiting-for-notes' },
      { type: 'run-resumed' },
      {
        type: 'run-stopped-waiting',
        limit: 'processing',
      },
    );
    expect(found.slice(1).map(({ event, reasons }) => [event, reasons])).toEqual([
      ['needs-you', [{ key: 'run.waiting-for-notes' }]],
      ['needs-you', [{ key: 'notice.slow.processing' }]],
    ]);
  });

  it('the same journal gives the same IDs, and a longer one the same at its beginning', () => {
    const failed: NewRunEvent = { type: 'run-failed', error };
    const short = facts(failed).map(({ id }) => id);
    expect(facts(failed).map(({ id }) => id)).toEqual(short);
    expect(facts(failed, { type: 'run-resumed' }).map(({ id }) => id)).toEqual(short);
  });

  it('nothing of this computer is in a message: no path, no key, no account', () => {
    const text = JSON.stringify(facts({ type: 'run-failed', error }));
    expect(text).not.toMatch(/someone|AB12CD34EF|Northwind/);
  });
});
