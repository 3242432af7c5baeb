import { randomUUID } from 'node:crypto';
import type { SampleDict } from '../plist/sample-plist';
import { writeXmlPlist } from '../plist/write-xml-plist';
import { type Certificate, makeCertificate } from './certificate';
import { signMessage } from './signed-message';
import { type SigningKeys, signingKeys } from './signing-keys';

interface CertificateOptions {
  teamId: string;
  teamName: string;
  /** The current time, as the sample sees it. */
  now: Date;
}

interface ProfileOptions extends CertificateOptions {
  bundleId: string;
  appName: string;
  /** `Platform`, such as `iOS`. */
  platform: string;
  certificate: Certificate;
}

const day = 24 * 60 * 60 * 1000;

/** The content of an App Store provisioning profile, with a generated certificate in it. */
export function sampleProfile(options: ProfileOptions): SampleDict {
  const { bundleId, teamId, teamName, appName, now, certificate } = options;
  return {
    AppIDName: appName,
    ApplicationIdentifierPrefix: [teamId],
    CreationDate: new Date(now.getTime() - 30 * day),
    Platform: [options.platform],
    IsXcodeManaged: false,
    DeveloperCertificates: [certificate.bytes],
    Entitlements: {
      'application-identifier': `${teamId}.${bundleId}`,
      'beta-reports-active': true,
      'com.apple.developer.team-identifier': teamId,
      'get-task-allow': false,
      'keychain-access-groups': [`${teamId}.*`],
    },
    ExpirationDate: new Date(now.getTime() + 335 * day),
    Name: `${appName} App Store`,
    TeamIdentifier: [teamId],
    TeamName: teamName,
    TimeToLive: 365,
    UUID: randomUUID(),
    Version: 1,
  };
}

/** A profile as a file: its property list in a signed message. */
export async function writeProfile(profile: SampleDict, now: Date): Promise<Buffer> {
  const keys = await signingKeys();
  const subject = {
    commonName: 'Rehearsal Profile Signing',
    organization: 'Slipway',
    unit: 'Rehearsal',
  };
  const signer = certificateFor(subject, keys, now);
  return signMessage(writeXmlPlist(profile), signer, keys.privateKey, now);
}

/** A certificate named like Apple's distribution certificates, or of another type. */
export async function distributionCertificate(
  options: CertificateOptions,
  kind = 'Apple Distribution',
): Promise<Certificate> {
  const { teamId, teamName, now } = options;
  const subject = {
    commonName: `${kind}: ${teamName} (${teamId})`,
    organization: teamName,
    unit: teamId,
  };
  return certificateFor(subject, await signingKeys(), now);
}

function certificateFor(
  subject: { commonName: string; organization: string; unit: string },
  keys: SigningKeys,
  now: Date,
): Certificate {
  const from = new Date(now.getTime() - 30 * day);
  return makeCertificate({ subject, ...keys, from, until: new Date(now.getTime() + 335 * day) });
}
