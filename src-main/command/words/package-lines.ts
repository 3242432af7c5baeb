import type { PackageInfo } from '#shared/domain/package-info';
import { columns } from './columns';
import { clean, type Paint } from './paint';
import { inBytes } from './quantities';

/** `Lighthouse 2.4.1 (318)`, with what the package lacks left out. */
export function packageName(info: PackageInfo): string {
  const name = clean(info.name ?? info.bundleId ?? 'An app without a name');
  return [
    name,
    info.version && clean(info.version),
    info.buildNumber && `(${clean(info.buildNumber)})`,
  ]
    .filter(Boolean)
    .join(' ');
}

export function packageLines(info: PackageInfo, paint: Paint): string[] {
  const { signing } = info;
  const rows: [string, string | null][] = [
    ['Bundle ID', info.bundleId],
    [
      'Platform',
      [info.platform, info.minimumOsVersion && `${info.minimumOsVersion} or later`]
        .filter(Boolean)
        .join(' '),
    ],
    ['Devices', info.deviceFamilies.join(', ')],
    ['Size', inBytes(info.size)],
    ['Built with SDK', info.sdk],
    ['Non-exempt encryption', encryption(info.usesNonExemptEncryption)],
    ['Signing', signing.kind],
    ['Team', [signing.teamName, signing.teamId && `(${signing.teamId})`].filter(Boolean).join(' ')],
    [
      'Profile',
      [signing.profileName, signing.profileExpires && `until ${signing.profileExpires}`]
        .filter(Boolean)
        .join(', '),
    ],
    [
      'Certificate',
      [signing.certificateName, signing.certificateExpires && `until ${signing.certificateExpires}`]
        .filter(Boolean)
        .join(', '),
    ],
    [
      'Extensions',
      info.extensions.map((one) => one.bundleId ?? one.name ?? one.kind ?? '?').join(', '),
    ],
    ['Locales', info.locales.join(', ')],
  ];
  const told = rows.map(([label, value]) => [label, clean(value || '–')] as const);
  return [paint.strong(packageName(info)), ...columns(told, paint)];
}

function encryption(answer: boolean | null): string {
  if (answer === null) return 'not answered in the package';
  return answer ? 'yes' : 'no';
}
