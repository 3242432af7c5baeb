import type { BuildUploadRow } from '../world/rows';
import { uploadStateOf } from '../world/upload-life';
import { equals, sortKey } from './filters';
import type { ListOptions } from './read-routes';
import { platforms } from './words';

const includes = ['build', 'assetFile', 'assetDescriptionFile', 'assetSpiFile'];

/** What the list of an app's build uploads takes; there is no list of all. */
export const uploadListOptions: ListOptions = {
  filters: {
    cfBundleShortVersionString: equals<BuildUploadRow>(
      (upload) => upload.cfBundleShortVersionString,
    ),
    cfBundleVersion: equals<BuildUploadRow>((upload) => upload.cfBundleVersion),
    platform: equals<BuildUploadRow>((upload) => upload.platform, platforms),
    state: equals<BuildUploadRow>((upload, { now }) => uploadStateOf(upload, now)),
  },
  sorts: {
    cfBundleVersion: sortKey<BuildUploadRow>((upload) => upload.cfBundleVersion),
    uploadedDate: sortKey<BuildUploadRow>((upload) => Date.parse(upload.uploadedDate ?? '') || 0),
  },
  includes,
};

export const uploadInstanceOptions: ListOptions = { includes };
