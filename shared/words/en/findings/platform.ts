/* Findings about platforms and processor architectures. */
export const platformFindings = {
  'finding.platform-simulator.title': 'The package was built for the simulator',
  'finding.platform-simulator.fix':
    'Archive for a device: in Xcode, choose “Any {system} Device”. Then export again.',

  'finding.platform-unknown.title': 'The package does not say which platform it is for',
  'finding.platform-unknown.fix':
    'Archive for a device: in Xcode, choose “Any {system} Device”. Then export again.',

  'finding.nested-platform-simulator.title':
    '“{name}” inside the app was built for the simulator ({platform})',
  'finding.nested-platform-simulator.fix':
    'Build that library for devices, or use its release for devices. Then archive and export again.',

  // `cpu` is a processor architecture, such as “x86_64”; a slice is the code for one of them.
  'finding.simulator-slice.title':
    '{more, plural, =0 {“{name}” contains code for the simulator ({cpu})} one {“{name}” and # more contain code for the simulator ({cpu})} other {“{name}” and # more contain code for the simulator ({cpu})}}',
  'finding.simulator-slice.fix':
    'Embed the library as an XCFramework, or remove the slice in a build phase. Then archive and export again.',

  // `system` and `wanted` are operating systems, such as “watchOS”.
  'finding.code-for-other-system.title':
    '“{name}” is built for {system}, but is inside an app for {wanted}',
  'finding.code-for-other-system.fix':
    'Embed the XCFramework itself, from which Xcode takes the right slice. Then archive and export again.',

  // `cpus` lists processor architectures.
  'finding.arm64-missing.title': '“{name}” is built for {cpus}, but not for arm64',
  'finding.arm64-missing.fix':
    'Set Architectures to Standard and remove arm64 from Excluded Architectures. Then archive and export again.',
} as const;
