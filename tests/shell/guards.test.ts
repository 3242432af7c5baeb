import { describe, expect, it } from 'vitest';
import { LinkTarget } from '#shared/ipc-contract';
import { dropUnsafeVariables, readStartOptions } from '../../src-main/shell/environment';
import { addressOf, mayOpen } from '../../src-main/shell/links';
import { isPermitted, mayLoad } from '../../src-main/shell/permissions';
import { refusedSwitches } from '../../src-main/shell/switch-guard';
import { webPreferences } from '../../src-main/shell/web-preferences';
import { someRun } from './some-run';

describe('a packaged start', () => {
  it.each([
    '--remote-debugging-port=9222',
    '--remote-debugging-pipe',
    '--inspect',
    '--inspect-brk=0',
    '--inspect-publish-uid=http',
    '--js-flags=--expose-gc',
    '--load-extension=/tmp/x',
    '--proxy-server=127.0.0.1:8080',
    '--proxy-pac-url=http://evil.test/pac',
    '--host-rules=MAP * 127.0.0.1',
    '--host-resolver-rules=MAP * 127.0.0.1',
    '--ignore-certificate-errors',
    '--ignore-certificate-errors-spki-list=x',
    '--no-sandbox',
    '--disable-web-security',
    '--user-data-dir=/tmp/x',
    '--utility-cmd-prefix=/tmp/x',
    '-remote-debugging-port=9222',
    '--Remote-Debugging-Port=9222',
  ])('is refused with %s', (argument) => {
    expect(refusedSwitches(['slipway', '/a.ipa', argument], 'linux')).toEqual([argument]);
  });

  it('is refused with a slash on Windows, where Chromium takes it', () => {
    expect(refusedSwitches(['slipway.exe', '/NO-SANDBOX'], 'win32')).toEqual(['/NO-SANDBOX']);
  });

  it.each([['/inspect/Harbour.ipa'], ['inspect.ipa'], ['--force-dark-mode'], ['-psn_0_12345']])(
    'goes on with %s',
    (argument) => {
      expect(refusedSwitches(['/opt/Slipway/--no-sandbox', argument], 'darwin')).toEqual([]);
    },
  );
});

describe('the environment', () => {
  it('loses what would open the traffic', () => {
    const environment: NodeJS.ProcessEnv = {
      NODE_TLS_REJECT_UNAUTHORIZED: '0',
      SSLKEYLOGFILE: '/tmp/k',
      PATH: '/bin',
    };
    dropUnsafeVariables(environment);
    expect(environment).toEqual({ PATH: '/bin' });
  });

  it.each<[NodeJS.ProcessEnv, { home: string | null; practiceSpeed: number | null }]>([
    [{}, { home: null, practiceSpeed: null }],
    [
      { SLIPWAY_HOME: '', SLIPWAY_PRACTICE_SPEED: '' },
      { home: null, practiceSpeed: null },
    ],
    [
      { SLIPWAY_HOME: '/data', SLIPWAY_PRACTICE_SPEED: '60' },
      { home: '/data', practiceSpeed: 60 },
    ],
    [{ SLIPWAY_PRACTICE_SPEED: 'fast' }, { home: null, practiceSpeed: null }],
    [{ SLIPWAY_PRACTICE_SPEED: '-1' }, { home: null, practiceSpeed: null }],
  ])('%j is read', (environment, options) => {
    expect(readStartOptions(environment)).toEqual(options);
  });
});

describe('a page outside', () => {
  it.each(LinkTarget.options)('“%s” leads to Apple', (target) => {
    const run = someRun({
      ids: { buildUpload: null, buildUploadFile: null, build: 'b-1', reviewSubmission: null },
    });
    const address = addressOf(target, run);
    expect(mayOpen(address)).toBe(true);
    expect(address).toMatch(/^https:\/\/(appstoreconnect|developer)\.apple\.com\//);
  });

  it('leads to the run’s own build', () => {
    const run = someRun({
      ids: { buildUpload: null, buildUploadFile: null, build: 'b-1', reviewSubmission: null },
    });
    expect(addressOf('testflight-build', run)).toBe(
      'https://appstoreconnect.apple.com/apps/1234567890/testflight/ios/b-1',
    );
  });

  it('is not built from ids that are not Apple’s', () => {
    const run = someRun({ app: { id: '../../evil?x#', name: 'Harbour' } });
    expect(addressOf('testflight-build', run)).toBe('https://appstoreconnect.apple.com/apps');
  });

  it('does not exist for practice, or without a run', () => {
    expect(() => addressOf('testflight-build', someRun({ environment: 'practice' }))).toThrow(
      'no web pages',
    );
    expect(() => addressOf('testflight-build', null)).toThrow('No run was named');
  });

  it.each([
    'file:///etc/passwd',
    'smb://evil.test/share',
    'ms-msdt:/id',
    'javascript:alert(1)',
    'http://developer.apple.com/',
    'https://developer.apple.com.evil.test/',
    'https://developer.apple.com@evil.test/',
    'https://user:word@developer.apple.com/',
    'https://developer.apple.com:8443/',
    'https://developer.аpple.com/',
    'https://evil.test/?https://developer.apple.com/',
    '',
  ])('is not opened at %s', (address) => {
    expect(mayOpen(address)).toBe(false);
  });
});

describe('the page', () => {
  it.each(['notifications', 'clipboard-sanitized-write'])('may ask for %s', (permission) => {
    expect(isPermitted(permission)).toBe(true);
  });

  it.each([
    'clipboard-read',
    'media',
    'display-capture',
    'geolocation',
    'midi',
    'pointerLock',
    'fullscreen',
    'openExternal',
    'window-management',
    'fileSystem',
    'hid',
    'serial',
    'usb',
    'unknown',
    '',
  ])('may not have %s', (permission) => {
    expect(isPermitted(permission)).toBe(false);
  });

  it.each([
    'https://evil.test/',
    'http://127.0.0.1/',
    'file:///etc/passwd',
    'ws://evil.test',
    'ftp://x',
    'blob:x',
    'x',
  ])('loads nothing from %s', (address) => {
    expect(mayLoad(address)).toBe(false);
  });

  it('runs in a window whose options nothing can change', () => {
    const preferences = webPreferences('/preload.cjs', true);
    expect(Object.isFrozen(preferences)).toBe(true);
    expect(preferences).toEqual({
      preload: '/preload.cjs',
      contextIsolation: true,
      sandbox: true,
      webSecurity: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      experimentalFeatures: false,
      allowRunningInsecureContent: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
      spellcheck: false,
      devTools: false,
    });
  });
});
