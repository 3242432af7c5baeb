import { randomUUID } from 'node:crypto';
import type { SampleDict } from '../plist/sample-plist';
import { writeXmlPlist } from '../plist/write-xml-plist';
import { type Certificate, makeCertificate } from './certificate';
import { signMessage } from './signed-message';
import { type SigningKeys, signingKeys } from './signing-keys';

export interface ProfileOptions {
  bundleId: string;
  teamId: string;
  teamName: string;
  appName: string;
  /** Now, as far as the sample is concerned. */
  now: Date;
}

const day = 24 * 60 * 60 * 1000;

/** What an App Store provisioning profile says, with a made-up certificate in it. */
export async function sampleProfile(options: ProfileOptions): Promise<SampleDict> {
  const { bundleId, teamId, teamName, appName, now } = options;
  const certificate = await distributionCertificate(options);
  return {
    AppIDName: appName,
    ApplicationIdentifierPrefix: [teamId],
    CreationDate: new Date(now.getTime() - 30 * day),
    Platform: ['iOS'],
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

export async function distributionCertificate(options: ProfileOptions): Promise<Certificate> {
  const { teamId, teamName, now } = options;
  const subject = {
    commonName: `Apple Distribution: ${teamName} (${teamId})`,
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
