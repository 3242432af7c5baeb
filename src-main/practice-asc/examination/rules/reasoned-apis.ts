/** A use of the system that needs a declared reason (Apple, describing use of required reason API). */
export interface ReasonedApi {
  type: string;
  reasons: readonly string[];
  /** Functions and constants whose names show the use, without their underscore. */
  names: readonly string[];
  /** Methods that show it. */
  methods: readonly string[];
}

function api(category: string, reasons: string, names: string, methods = ''): ReasonedApi {
  const [listed, functions, selectors] = [reasons, names, methods].map((text) =>
    text.split(/\s+/).filter(Boolean),
  );
  return {
    type: `NSPrivacyAccessedAPICategory${category}`,
    reasons: listed ?? [],
    names: functions ?? [],
    methods: selectors ?? [],
  };
}

export const reasonedApis: readonly ReasonedApi[] = [
  api(
    'FileTimestamp',
    'DDA9.1 C617.1 3B52.1 0A2A.1',
    `getattrlist getattrlistbulk fgetattrlist getattrlistat stat fstat fstatat lstat
     NSFileCreationDate NSFileModificationDate
     NSURLContentModificationDateKey NSURLCreationDateKey`,
  ),
  api('SystemBootTime', '35F9.1 8FFB.1 3D61.1', 'mach_absolute_time', 'systemUptime'),
  api(
    'DiskSpace',
    '85F4.1 E174.1 7D9E.1 B728.1',
    `statfs statvfs fstatfs fstatvfs NSFileSystemFreeSize NSFileSystemSize
     NSURLVolumeAvailableCapacityKey NSURLVolumeAvailableCapacityForImportantUsageKey
     NSURLVolumeAvailableCapacityForOpportunisticUsageKey NSURLVolumeTotalCapacityKey`,
  ),
  api('ActiveKeyboards', '3EC4.1 54BD.1', '', 'activeInputModes'),
  api('UserDefaults', 'CA92.1 1C8F.1 C56D.1 AC6B.1', 'OBJC_CLASS_$_NSUserDefaults'),
];
