import { describe, expect, test } from 'vitest';
import { sandboxAdvice } from '../../src-main/dev/bare-machine/system/chromium-sandbox.mjs';
import {
  localNames,
  readDistribution,
} from '../../src-main/dev/bare-machine/system/distribution.mjs';
import { advice } from '../../src-main/dev/bare-machine/system/install-packages.mjs';
import { needToTest } from '../../src-main/dev/bare-machine/system/needs.mjs';
import {
  notFoundIn,
  packagesFor,
} from '../../src-main/dev/bare-machine/system/shared-libraries.mjs';

const report = `
	linux-vdso.so.1 (0x00007ffc)
	libffmpeg.so => /opt/electron/libffmpeg.so (0x00007f)
	libnss3.so => not found
	libnssutil3.so => not found
	libgtk-3.so.0 => not found
	libodd.so.1 => not found
	libc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f)`;

test('missing libraries are parsed from the output of ldd', () => {
  expect(notFoundIn(report)).toEqual([
    'libnss3.so',
    'libnssutil3.so',
    'libgtk-3.so.0',
    'libodd.so.1',
  ]);
});

test('each missing library maps to its package once, and an unknown one is named', () => {
  expect(packagesFor(notFoundIn(report))).toEqual({
    packages: ['libgtk-3-0', 'libnss3'],
    unknown: ['libodd.so.1'],
  });
});

test('the tests also need a display, a bus and a keyring', () => {
  const nothing = { missing: [], packages: [], unknown: [] };
  const lacking = needToTest(nothing, () => false);
  expect(lacking.packages).toEqual(['xvfb', 'dbus', 'gnome-keyring']);
  expect(needToTest(nothing, () => true).missing).toEqual([]);
});

describe('package names', () => {
  const debian12 = readDistribution('ID=debian\nVERSION_ID="12"\n');
  const debian13 = readDistribution('ID=debian\nVERSION_ID="13"\n');
  const ubuntu22 = readDistribution('ID=ubuntu\nID_LIKE=debian\nVERSION_ID="22.04"\n');
  const ubuntu24 = readDistribution('ID=ubuntu\nID_LIKE=debian\nVERSION_ID="24.04"\n');
  const fedora = readDistribution('ID=fedora\nVERSION_ID=41\n');

  test('package names follow the distribution', () => {
    const wanted = ['libasound2', 'libnss3'];
    expect(localNames(wanted, debian12)).toEqual(wanted);
    expect(localNames(wanted, ubuntu22)).toEqual(wanted);
    expect(localNames(wanted, debian13)).toEqual(['libasound2t64', 'libnss3']);
    expect(localNames(wanted, ubuntu24)).toEqual(['libasound2t64', 'libnss3']);
  });

  test('missing packages are shown as an apt command, or as libraries where there is no apt', () => {
    const need = { missing: ['libnss3.so'], packages: ['libnss3'], unknown: [] };
    expect(advice(need, need.packages, debian12)).toContain(
      'sudo apt-get update && sudo apt-get install -y --no-install-recommends libnss3',
    );
    expect(advice(need, need.packages, fedora)).not.toContain('apt-get');
    expect(advice(need, need.packages, fedora)).toContain('libnss3.so');
  });
});

test('where Chromium’s sandbox cannot start, the command that helps is shown, and otherwise nothing', () => {
  const printed = `[1:1201/1.9:FATAL:setuid_sandbox_host.cc(163)] The SUID sandbox helper binary was found, but is not
configured correctly. Rather than run without sandboxing I'm aborting now.`;
  expect(sandboxAdvice(printed, '/home/a b/electron/electron')).toContain(
    'sudo chmod 4755 "/home/a b/electron/chrome-sandbox"',
  );
  expect(sandboxAdvice('[1:1201/1.9:ERROR:bus.cc(1)] no bus', '/electron/electron')).toBeNull();
});
