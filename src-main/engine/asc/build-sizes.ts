import { z } from 'zod';
import type { DeviceSize } from '#shared/domain/build-detail';
import type { AscClient } from './client';
import { count, text } from './fields';
import { attributesOf, many } from './relationship';

const Size = z.object({
  deviceModel: text,
  osVersion: text,
  downloadBytes: count,
  installBytes: count,
});

/** Sizes of a bundle of a build for each device, the largest first. */
export async function listSizes(client: AscClient, bundleId: string): Promise<DeviceSize[]> {
  const document = await client.list(`/v1/buildBundles/${bundleId}/buildBundleFileSizes`, {
    limit: 200,
  });
  return many(document)
    .map((resource) => {
      const { deviceModel, osVersion, downloadBytes, installBytes } = attributesOf(resource, Size);
      return {
        device: deviceModel ?? '',
        osVersion: osVersion ?? '',
        download: downloadBytes,
        install: installBytes,
      };
    })
    .filter(({ device }) => device !== '')
    .sort((one, other) => weight(other) - weight(one) || one.device.localeCompare(other.device));
}

function weight({ download, install }: DeviceSize): number {
  return download ?? install ?? -1;
}
