import type { Environment } from '#shared/domain/account';
import type { PackageInfo } from '#shared/domain/package-info';
import type { PublishRun } from '#shared/domain/publish-run';
import { raise } from '#shared/errors';

/** One build is published by one run at a time, however fast somebody presses twice. */
export class TwinGuard {
  private readonly beginning = new Set<string>();

  /** `atWork` gives the runs that somebody works on, in other processes too. */
  constructor(private readonly atWork: () => Promise<PublishRun[]>) {}

  /** Does `begin` unless the build has a run at work. Raises `build-being-published`. */
  async alone<T>(environment: Environment, info: PackageInfo, begin: () => Promise<T>): Promise<T> {
    const build = nameOf(environment, info);
    if (this.beginning.has(build)) refuse(info);
    this.beginning.add(build);
    try {
      if (await this.isAtWork(build)) refuse(info);
      return await begin();
    } finally {
      this.beginning.delete(build);
    }
  }

  private async isAtWork(build: string): Promise<boolean> {
    const runs = await this.atWork();
    return runs.some(
      (run) => run.status.state === 'running' && nameOf(run.environment, run.package) === build,
    );
  }
}

function refuse({ version, buildNumber }: PackageInfo): never {
  return raise('build-being-published', `${version} (${buildNumber}) has a run that is at work.`);
}

/** What may have one run at a time. */
function nameOf(environment: Environment, info: PackageInfo): string {
  const { bundleId, version, buildNumber, platform } = info;
  return [environment, bundleId, version, buildNumber, platform].join(' ');
}
