import {
  type AppUpdater,
  Provider,
  type ResolvedUpdateFileInfo,
  type UpdateInfo,
} from 'electron-updater';
import type { ProviderRuntimeOptions } from 'electron-updater/out/providers/Provider.js';

type Options = Extract<Parameters<AppUpdater['setFeedURL']>[0], { provider: 'custom' }>;

/** Names to electron-updater the one file whose signature was checked, and reads nothing. */
export class VerifiedProvider extends Provider<UpdateInfo> {
  private readonly verified: { info: UpdateInfo; feed: URL };

  constructor(options: Options, _updater: unknown, runtime: ProviderRuntimeOptions) {
    super(runtime);
    this.verified = { info: options.info, feed: options.feed };
  }

  override async getLatestVersion(): Promise<UpdateInfo> {
    return this.verified.info;
  }

  override resolveFiles({ files }: UpdateInfo): ResolvedUpdateFileInfo[] {
    return files.map((info) => ({ url: new URL(info.url, this.verified.feed), info }));
  }
}
