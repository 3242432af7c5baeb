/* What an app, a package and a run are called, alike in the window, the command, notices and dialogs. */
import type { PackageInfo } from '../domain/package-info';
import type { PublishRun } from '../domain/publish-run';
import { say } from './say';

/** The app's name on the device, else its bundle ID. */
export function appName(info: Pick<PackageInfo, 'name' | 'bundleId'>): string {
  return info.name ?? info.bundleId ?? say('name.unnamed-app');
}

/** `Orbit Notes 1.4.0 (42)`, without the parts that the package lacks. */
export function packageName(
  info: Pick<PackageInfo, 'name' | 'bundleId' | 'version' | 'buildNumber'>,
): string {
  const build = info.buildNumber && `(${info.buildNumber})`;
  return [appName(info), info.version, build].filter(Boolean).join(' ');
}

/** Of a run wherever it has one line: that of its package. */
export function runName(run: Pick<PublishRun, 'package'>): string {
  return packageName(run.package);
}
