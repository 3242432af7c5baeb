/**
 * An API that may only be used with a declared reason (Apple, describing use of required reason API; November 2026).
 */
export interface ReasonedApi {
  /** `NSPrivacyAccessedAPIType`. */
  type: string;
  /** The end of the message key for what the API is about. */
  name: 'active-keyboards' | 'boot-time' | 'disk-space' | 'file-timestamps' | 'user-defaults';
  /** `NSPrivacyAccessedAPITypeReasons`. */
  reasons: readonly string[];
  /** Undefined symbols that reveal its use. */
  symbols: readonly string[];
  /** Method names, where there is no symbol. */
  selectors: readonly string[];
}

export const reasonedApis: readonly ReasonedApi[] = [
  {
    type: 'NSPrivacyAccessedAPICategoryFileTimestamp',
    name: 'file-timestamps',
    reasons: ['DDA9.1', 'C617.1', '3B52.1', '0A2A.1'],
    symbols: [
      '_getattrlist',
      '_getattrlistbulk',
      '_fgetattrlist',
      '_getattrlistat',
      '_stat',
      '_fstat',
      '_fstatat',
      '_lstat',
      '_stat$INODE64',
      '_fstat$INODE64',
      '_fstatat$INODE64',
      '_lstat$INODE64',
      '_NSFileCreationDate',
      '_NSFileModificationDate',
      '_NSURLContentModificationDateKey',
      '_NSURLCreationDateKey',
    ],
    selectors: [],
  },
  {
    type: 'NSPrivacyAccessedAPICategorySystemBootTime',
    name: 'boot-time',
    reasons: ['35F9.1', '8FFB.1', '3D61.1'],
    symbols: ['_mach_absolute_time'],
    selectors: ['systemUptime'],
  },
  {
    type: 'NSPrivacyAccessedAPICategoryDiskSpace',
    name: 'disk-space',
    reasons: ['85F4.1', 'E174.1', '7D9E.1', 'B728.1'],
    symbols: [
      '_statfs',
      '_statvfs',
      '_fstatfs',
      '_fstatvfs',
      '_NSFileSystemFreeSize',
      '_NSFileSystemSize',
      '_NSURLVolumeAvailableCapacityKey',
      '_NSURLVolumeAvailableCapacityForImportantUsageKey',
      '_NSURLVolumeAvailableCapacityForOpportunisticUsageKey',
      '_NSURLVolumeTotalCapacityKey',
    ],
    selectors: [],
  },
  {
    type: 'NSPrivacyAccessedAPICategoryActiveKeyboards',
    name: 'active-keyboards',
    reasons: ['3EC4.1', '54BD.1'],
    symbols: [],
    selectors: ['activeInputModes'],
  },
  {
    type: 'NSPrivacyAccessedAPICategoryUserDefaults',
    name: 'user-defaults',
    reasons: ['CA92.1', '1C8F.1', 'C56D.1', 'AC6B.1'],
    symbols: ['_OBJC_CLASS_$_NSUserDefaults'],
    selectors: [],
  },
];
