import type { PracticeSummary } from '../../practice-asc/practice-command';
import { columns } from './columns';
import { clean, type Paint } from './paint';

/** Where the practice server is and how to publish to it. */
export function practiceLines(server: PracticeSummary, paint: Paint): string[] {
  const { url, issuerId, keyId, privateKeyPath, apps } = server;
  return [
    paint.strong(
      `The practice App Store Connect is at ${url}. Nothing here goes to Apple. Ctrl-C ends it.`,
    ),
    ...columns(
      [
        ['Issuer ID', issuerId],
        ['Key ID', keyId],
        ['Private key', privateKeyPath],
        ['Apps', apps.map((app) => clean(`${app.name} (${app.bundleId})`)).join(', ')],
      ],
      paint,
    ),
    '',
    '  slipway sample sample.ipa',
    `  slipway publish sample.ipa --api-url ${url} --issuer-id ${issuerId} --private-key "${privateKeyPath}"`,
  ];
}
