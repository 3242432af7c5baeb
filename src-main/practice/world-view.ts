import type { WorldState } from './world/state';
import type { World } from './world/world';

/** One package as received. */
interface ReceivedPackage {
  fileName: string;
  /** Bytes. */
  size: number;
  /** Lower-case; null when the bytes are no longer kept. */
  sha256: string | null;
  /** The path of the bytes; only the newest few are kept. */
  path: string;
}

/** The world from outside: for tests, and for people who inspect what arrived. */
export interface WorldView {
  /** Live and plain; changing it changes the world. */
  readonly state: WorldState;
  /** The package of a build upload, once it is committed; null before that. Computes the digest if needed. */
  receivedPackage(uploadId: string): Promise<ReceivedPackage | null>;
}

export function openWorldView(world: World): WorldView {
  return {
    get state() {
      return world.state;
    },
    async receivedPackage(uploadId) {
      const file = world.state.buildUploadFiles.find(
        (row) => row.uploadId === uploadId && row.assetType === 'ASSET' && row.committedAt !== null,
      );
      if (!file) return null;
      file.sha256 ??= await world.storage.digest(file.id);
      const path = world.storage.pathOf(file.id);
      return { fileName: file.fileName, size: file.fileSize, sha256: file.sha256, path };
    },
  };
}
