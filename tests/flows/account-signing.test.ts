import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { allInWords, type Worded } from '#shared/words/say';
import { type Finding, findingEntry } from '../../shared/domain/finding';
import { makeConnector } from '../../src-main/engine/asc/connect';
import { traitsOf } from '../../src-main/engine/changes/compare-packages';
import { readDestination } from '../../src-main/engine/destination/read-destination';
import { readContents } from '../../src-main/engine/package/read-contents';
import { systemClock } from '../../src-main/engine/ports';
import { noStoredKeys, type Rehearsal, rehearse } from '../helpers/rehearsal';
import { clientWith } from '../practice/client/plain-client';
import { tokenFor } from '../practice/client/token';

let stage: Rehearsal;
beforeEach(async () => {
  stage = await rehearse();
});
afterEach(() => stage.end());

/** Signed with what the account lists under these names. */
async function findingsFor(
  profileName: string,
  serialNumber: string | null,
): Promise<Worded<Finding[]>> {
  const { info } = await readContents(await stage.sample());
  const { rows } = await stage.ask('/v1/profiles');
  const listed = rows.find(({ attributes }) => attributes.name === profileName);
  const signing = {
    ...info.signing,
    profileName,
    profileUuid: String(listed?.attributes.uuid ?? 'd0000000-0000-4000-8000-000000000000'),
  };
  const connect = makeConnector({
    keys: noStoredKeys,
    clock: systemClock,
    log: { info: () => undefined, warn: () => undefined },
    fetch: (url, init) => fetch(url, init),
  });
  const { findings } = await readDestination(connect(stage.connection, 'short'), {
    info: { ...info, signing },
    certificateSerial: serialNumber,
  });
  // Findings about the App Store only count for a plan that goes there.
  return allInWords(findings.filter(({ code }) => findingEntry(code).about !== 'app-store'));
}

async function serials(): Promise<Record<string, string>> {
  const { rows } = await stage.ask('/v1/certificates');
  return Object.fromEntries(
    rows.map(({ attributes }) => [attributes.certificateType, String(attributes.serialNumber)]),
  );
}

const codes = (findings: readonly Worded<Finding>[]) => findings.map(({ code }) => code);

describe('the profile and the certificate at Apple', () => {
  it('a valid profile and certificate make no finding, in any spelling of the serial number', async () => {
    const { DISTRIBUTION } = await serials();
    const written = `00${DISTRIBUTION?.toLowerCase()}`;
    expect(codes(await findingsFor('Orbit Notes App Store', written))).toEqual([]);
  });

  it('an expired profile in the account is reported, though the package says otherwise', async () => {
    const { IOS_DISTRIBUTION = '' } = await serials();
    const [finding] = await findingsFor('Orbit Notes App Store, last year', IOS_DISTRIBUTION);
    expect(finding).toMatchObject({ code: 'profile-expired-at-apple', severity: 'blocker' });
    expect(finding?.title).toMatch(/“Orbit Notes App Store, last year” expired on \d+ \w+ 20/);
  });

  it('a certificate that was revoked since is reported', async () => {
    const { DISTRIBUTION = '' } = await serials();
    const { rows } = await stage.ask('/v1/certificates?filter[certificateType]=DISTRIBUTION');
    const client = clientWith(stage.practice.url, await tokenFor(stage.practice));
    expect((await client.remove(`/v1/certificates/${rows[0]?.id}`)).status).toBe(204);
    const findings = await findingsFor('Orbit Notes App Store', DISTRIBUTION);
    expect(codes(findings)).toEqual(['profile-invalid-at-apple', 'certificate-gone-at-apple']);
    expect(findings.map(({ severity }) => severity)).toEqual(['warning', 'warning']);
  });

  it('a profile and a certificate that the account does not list are reported as unknown, never as valid', async () => {
    const findings = await findingsFor('Made elsewhere', '0123ABCD');
    expect(codes(findings)).toEqual(['signing-not-known-at-apple']);
    expect(findings[0]).toMatchObject({ severity: 'note' });
    expect(findings[0]?.whatToDo).toMatch(/Profile “Made elsewhere”.*Certificate/);
  });

  it('a profile and a certificate that the key may not read are reported as unknown', async () => {
    stage.practice.faults.add('forbidden:GET /v1/profiles');
    stage.practice.faults.add('forbidden:GET /v1/certificates');
    const [finding] = await findingsFor('Orbit Notes App Store', null);
    expect(finding).toMatchObject({ code: 'signing-not-known-at-apple', severity: 'note' });
    expect(finding?.whatToDo).toContain('This key isn’t allowed to read');
  });

  it('a profile and a certificate are reported as not read when App Store Connect does not respond, which blocks nothing else', async () => {
    stage.practice.faults.add('server-error-before:GET /v1/profiles*9');
    stage.practice.faults.add('server-error-before:GET /v1/certificates*9');
    const [finding] = await findingsFor('Orbit Notes App Store', null);
    expect(finding).toMatchObject({ code: 'signing-not-known-at-apple', severity: 'note' });
    expect(finding?.whatToDo).toContain('could not be read');
    expect(finding?.whatToDo).not.toContain('This key isn’t allowed to read');
  });
});

describe('a package that was read completely', () => {
  it('a full reading returns the serial number of the signing certificate, and the app’s own frameworks', async () => {
    const path = await stage.sample({ kind: 'framework' });
    const contents = await readContents(path);
    const { certificateSerial, frameworks } = traitsOf(contents);
    expect(certificateSerial).toMatch(/^01[0-9A-F]{16}$/);
    expect(frameworks).toHaveLength(1);
    const other = traitsOf(await readContents(await stage.sample()));
    expect(other.frameworks).toEqual([]);
    expect(other.certificateSerial).not.toBe(certificateSerial);
  });
});
