import { describe, expect, it } from 'vitest';
import { LinkTarget } from '#shared/ipc/contract';
import { commandArguments } from '../../src-main/app/command-line';
import { readStartOptions, type StartOptions } from '../../src-main/app/environment';
import { addressOf, mayOpen, pageOpener } from '../../src-main/app/links';
import {
  dropUnsafeVariables,
  refusedSwitches,
  refusedVariables,
} from '../../src-main/app/switch-guard';
import { guardSession, isPermitted, mayLoad } from '../../src-main/electron/security/permissions';
import { webPreferences } from '../../src-main/electron/window/window-options';
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
    '--disable-seccomp-filter-sandbox',
    '--disable-gpu-sandbox',
    '--disable-setuid-sandbox',
    '--disable-namespace-sandbox',
    '--allow-file-access-from-files',
    '--allow-file-access',
    '--remote-allow-origins=*',
    '--auto-open-devtools-for-tabs',
    '--single-process',
    '--in-process-gpu',
    '--no-zygote',
    '--renderer-cmd-prefix=/tmp/x',
    '--gpu-launcher=/tmp/x',
    '--enable-logging',
    '--log-file=/tmp/x',
    '--log-net-log=/tmp/x',
    '--ssl-key-log-file=/tmp/x',
    '--crash-dumps-dir=/tmp/x',
    '--disk-cache-dir=/tmp/x',
    '--app=/tmp/x',
    '--require=/tmp/x',
    '-r',
    '--blink-settings=dnsPrefetchingEnabled=true',
    '--force-webrtc-ip-handling-policy=default',
    '--enable-features=NetworkServiceInProcess',
    '--enable-features=UseOzonePlatform,Other',
    '--disable-features=SitePerProcess',
    '--password-store=basic',
    '--lang=../../x',
    '--ozone-platform=/tmp/x.so',
    '--disable-gpu=x',
    '--DISABLE-GPU',
    '--constructor',
    '--__proto__=x',
    '--a-switch-of-tomorrow',
    '---no-sandbox',
    '-psn_0_12345',
  ])('a packaged start is refused with %s', (argument) => {
    expect(refusedSwitches(['slipway', '/a.ipa', argument], 'linux')).toEqual([argument]);
  });

  it('a packaged start is refused with a slash switch on Windows, where Chromium accepts it', () => {
    expect(refusedSwitches(['slipway.exe', '/NO-SANDBOX'], 'win32')).toEqual(['/NO-SANDBOX']);
    expect(refusedSwitches(['slipway.exe', '  --no-sandbox'], 'win32')).toEqual(['  --no-sandbox']);
  });

  it.each([
    ['linux', '--ozone-platform-hint=auto'],
    ['linux', '--ozone-platform=wayland'],
    ['linux', '--enable-features=UseOzonePlatform,WaylandWindowDecorations'],
    ['linux', '--gtk-version=4'],
    ['linux', '--class=slipway'],
    ['linux', '--force-device-scale-factor=1.5'],
    ['linux', '--lang=de'],
    ['linux', '--lang=pt-BR'],
    ['linux', '--disable-gpu'],
    ['linux', '-disable-gpu'],
    ['linux', '-'],
    ['linux', '--'],
    ['linux', ''],
    ['win32', '/Disable-GPU'],
    ['win32', '--updated'],
    ['win32', 'C:\\Builds\\Harbour.ipa'],
    ['darwin', '-psn_0_12345'],
  ])('a packaged start on %s is allowed with %s', (platform, argument) => {
    expect(refusedSwitches(['slipway', argument], platform)).toEqual([]);
  });

  it('a packaged start ignores switches after two dashes, as Chromium does', () => {
    expect(refusedSwitches(['slipway', '--', '--no-sandbox.ipa'], 'linux')).toEqual([]);
    expect(refusedSwitches(['slipway', '--no-sandbox', '--'], 'linux')).toEqual(['--no-sandbox']);
  });

  it('the switches of the command’s launcher are allowed together with the command’s own switch alone', () => {
    const launcher = [
      '--ozone-platform=headless',
      '--disable-gpu',
      '--no-sandbox',
      '--no-zygote',
      '--log-level=3',
    ];
    const command = (...switches: string[]) => ['slipway', '--slipway-command', ...switches];
    expect(refusedSwitches([...command(...launcher), '--', 'runs'], 'linux')).toEqual([]);
    expect(refusedSwitches(['slipway', ...launcher], 'linux')).toEqual([
      '--ozone-platform=headless',
      '--no-sandbox',
      '--no-zygote',
      '--log-level=3',
    ]);
    // Two dashes make the switch an argument, so that it grants nothing.
    expect(refusedSwitches(['slipway', '--no-sandbox', '--', '--slipway-command'])).toEqual([
      '--no-sandbox',
    ]);
    const debugging = ['--inspect', '--remote-debugging-port=9222', '--user-data-dir=/tmp/x'];
    expect(refusedSwitches([...command(...debugging), '--', 'runs'], 'linux')).toEqual(debugging);
    expect(refusedSwitches(command('--log-level=0', '--ozone-platform=/tmp/x.so'))).toHaveLength(2);
  });

  it('the command’s arguments are all that follows two dashes, whatever they look like', () => {
    const words = ['publish', '--inspect', '--', '-x', 'A b.ipa'];
    expect(commandArguments(['slipway', '--slipway-command', '--', ...words])).toEqual(words);
    expect(commandArguments(['slipway', '--slipway-command'])).toEqual([]);
    expect(commandArguments(['slipway', '/a.ipa'])).toBeNull();
    expect(commandArguments(['slipway', '--', '--slipway-command'])).toBeNull();
  });

  it.each([['/inspect/Harbour.ipa'], ['inspect.ipa'], ['--force-dark-mode'], ['-psn_0_12345']])(
    'a packaged start is allowed with %s',
    (argument) => {
      expect(refusedSwitches(['/opt/Slipway/--no-sandbox', argument], 'darwin')).toEqual([]);
    },
  );
});

describe('the environment of a packaged start', () => {
  it('a packaged start is refused when the environment names a development server', () => {
    for (const server of ['http://127.0.0.1:5173', 'http://evil.test', ''])
      expect(refusedVariables({ PATH: '/bin', SLIPWAY_DEV_SERVER: server })).toEqual([
        'SLIPWAY_DEV_SERVER',
      ]);
    expect(refusedVariables({ PATH: '/bin', SLIPWAY_HOME: '/data' })).toEqual([]);
  });
});

describe('the environment', () => {
  it('variables that would expose the traffic are removed from the environment', () => {
    const environment: NodeJS.ProcessEnv = {
      NODE_TLS_REJECT_UNAUTHORIZED: '0',
      SSLKEYLOGFILE: '/tmp/k',
      NODE_DEBUG: 'http,undici',
      NODE_DEBUG_NATIVE: 'HTTP2',
      PATH: '/bin',
    };
    dropUnsafeVariables(environment);
    expect(environment).toEqual({ PATH: '/bin' });
  });

  it.each<[NodeJS.ProcessEnv, Partial<StartOptions>]>([
    [{}, {}],
    [{ SLIPWAY_HOME: '', SLIPWAY_PRACTICE_SPEED: '', SLIPWAY_PRACTICE_IDLE: '' }, {}],
    [
      { SLIPWAY_HOME: '/data', SLIPWAY_PRACTICE_SPEED: '60', SLIPWAY_PRACTICE_IDLE: '1.5' },
      { home: '/data', practiceSpeed: 60, practiceIdle: 1.5 },
    ],
    [{ SLIPWAY_PRACTICE_SPEED: 'fast', SLIPWAY_PRACTICE_IDLE: 'never' }, {}],
    [{ SLIPWAY_PRACTICE_SPEED: '-1', SLIPWAY_PRACTICE_IDLE: '0' }, {}],
    [{ SLIPWAY_DEV_SERVER: 'http://127.0.0.1:5173' }, { devServer: 'http://127.0.0.1:5173' }],
    [{ SLIPWAY_DEV_SERVER: 'http://evil.test:5173' }, {}],
    [{ SLIPWAY_DEV_SERVER: 'http://127.0.0.1:80@evil.test' }, {}],
    [{ SLIPWAY_DEV_SERVER: 'http://127.0.0.1:5173/x' }, {}],
    [{ SLIPWAY_DEV_SERVER: 'https://127.0.0.1:5173' }, {}],
    [{ SLIPWAY_LANGUAGE: 'de' }, { language: 'de' }],
  ])('%j is read', (environment, options) => {
    const nothing = {
      home: null,
      practiceSpeed: null,
      practiceIdle: null,
      language: null,
      devServer: null,
    };
    expect(readStartOptions(environment)).toEqual({ ...nothing, ...options });
  });
});

describe('an external page', () => {
  it.each(LinkTarget.options)('the link “%s” leads to Apple', (target) => {
    const run = someRun({
      ids: { buildUpload: null, buildUploadFile: null, build: 'b-1', reviewSubmission: null },
    });
    const address = addressOf(target, run);
    expect(mayOpen(address)).toBe(true);
    expect(address).toMatch(/^https:\/\/(appstoreconnect|developer)\.apple\.com\//);
  });

  it.each([
    ['IOS', 'ios'],
    ['TV_OS', 'tvos'],
    ['VISION_OS', 'visionos'],
    ['MAC_OS', 'macos'],
    [null, 'ios'],
  ] as const)('a link leads to the run’s own build on the pages of %s', (platform, pages) => {
    const ids = { buildUpload: null, buildUploadFile: null, build: 'b-1', reviewSubmission: null };
    const run = someRun({ ids });
    run.package = { ...run.package, platform };
    expect(addressOf('testflight-build', run)).toBe(
      `https://appstoreconnect.apple.com/apps/1234567890/testflight/${pages}/b-1`,
    );
  });

  it('a link is not built from ids that are not Apple’s', () => {
    const run = someRun({ app: { id: '../../evil?x#', name: 'Harbour' } });
    expect(addressOf('testflight-build', run)).toBe('https://appstoreconnect.apple.com/apps');
  });

  it('there is no link for practice or without a run', () => {
    expect(() => addressOf('testflight-build', someRun({ environment: 'practice' }))).toThrow(
      'no web pages',
    );
    expect(() => addressOf('testflight-build', null)).toThrow('does not name a run');
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
    'https://evilapple.com/',
    'https://evil-developer.apple.com/',
    'https://apple.com/',
    'https://www.apple.com/',
    'https://developer.apple.com./',
    '',
  ])('is not opened at %s', (address) => {
    expect(mayOpen(address)).toBe(false);
  });

  it('only Apple’s addresses reach the browser, whoever requests it', async () => {
    const opened: string[] = [];
    const open = pageOpener(async (address) => void opened.push(address));
    for (const address of ['https://evilapple.com/', 'file:///etc/passwd', 'javascript:alert(1)'])
      await expect(open(address)).rejects.toMatchObject({ error: { code: 'call-refused' } });
    await open('https://developer.apple.com/system-status/');
    expect(opened).toEqual(['https://developer.apple.com/system-status/']);
  });
});

describe('the page', () => {
  it.each(['notifications', 'clipboard-sanitized-write'])(
    'the page is granted %s',
    (permission) => {
      expect(isPermitted(permission)).toBe(true);
    },
  );

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
  ])('the page is denied %s', (permission) => {
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
  ])('the page loads nothing from %s', (address) => {
    expect(mayLoad(address)).toBe(false);
  });

  it('the session grants nothing beyond the table, neither on request nor on a check', () => {
    const session = guardedSession();
    for (const permission of ['notifications', 'clipboard-sanitized-write']) {
      expect(session.asks(permission)).toBe(true);
      expect(session.checks(permission)).toBe(true);
    }
    for (const permission of ['media', 'geolocation', 'clipboard-read', 'serial', 'openExternal']) {
      expect(session.asks(permission), permission).toBe(false);
      expect(session.checks(permission), permission).toBe(false);
    }
    expect(session.isDeviceGiven()).toBe(false);
    expect(session.sharedScreen()).toEqual({});
  });

  it('the session loads nothing from outside and keeps no download', () => {
    const session = guardedSession();
    expect(session.isCancelled('app://slipway/index.html')).toBe(false);
    expect(session.isCancelled('https://evil.test/')).toBe(true);
    expect(session.isCancelled('file:///etc/passwd')).toBe(true);
    expect(session.isCancelled('ws://127.0.0.1:5173/')).toBe(true);
    expect(session.isDownloadStopped()).toBe(true);
  });

  it('the session of a development start reaches the socket of its server and nothing else', () => {
    const session = guardedSession('http://127.0.0.1:5173');
    expect(session.isCancelled('ws://127.0.0.1:5173/?token=t')).toBe(false);
    expect(session.isCancelled('ws://127.0.0.1:5174/')).toBe(true);
    expect(session.isCancelled('ws://127.0.0.1:51730/')).toBe(true);
    expect(session.isCancelled('http://127.0.0.1:5173/')).toBe(true);
    expect(session.isCancelled('https://evil.test/')).toBe(true);
  });

  it('the options of the window are frozen', () => {
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

type Handler = (...given: never[]) => unknown;

/** A session that records its permission handlers, and calls them as Chromium does. */
function guardedSession(devServer: string | null = null) {
  const handlers = new Map<string, Handler>();
  const keep = (name: string) => (handler: Handler) => void handlers.set(name, handler);
  const call = (name: string, ...given: unknown[]): unknown =>
    (handlers.get(name) as ((...given: unknown[]) => unknown) | undefined)?.(...given);
  const answerOf = (name: string, given: unknown[]): unknown => {
    let answer: unknown;
    call(name, ...given, (said: unknown) => {
      answer = said;
    });
    return answer;
  };
  guardSession(
    {
      setPermissionRequestHandler: keep('ask'),
      setPermissionCheckHandler: keep('check'),
      setDevicePermissionHandler: keep('device'),
      setDisplayMediaRequestHandler: keep('screen'),
      setSpellCheckerLanguages: () => {},
      setSpellCheckerEnabled: () => {},
      on: (name: string, handler: Handler) => keep(name)(handler),
      webRequest: { onBeforeRequest: keep('request') },
    } as unknown as Parameters<typeof guardSession>[0],
    devServer,
  );
  return {
    asks: (permission: string) => answerOf('ask', [null, permission]),
    checks: (permission: string) => call('check', null, permission),
    isDeviceGiven: () => call('device', {}),
    sharedScreen: () => answerOf('screen', [{}]),
    isCancelled: (url: string) => (answerOf('request', [{ url }]) as { cancel: boolean }).cancel,
    isDownloadStopped: () => {
      let isStopped = false;
      call('will-download', {
        preventDefault: () => {
          isStopped = true;
        },
      });
      return isStopped;
    },
  };
}
