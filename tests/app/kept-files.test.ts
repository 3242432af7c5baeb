import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Draft } from '#shared/domain/draft';
import { defaultSettings, Settings } from '#shared/domain/settings';
import { draftsIn } from '../../src-main/app/drafts';
import { isPackageFile, packagesInArguments } from '../../src-main/app/open-files';
import { settingsIn } from '../../src-main/app/settings';
import { fitBounds } from '../../src-main/electron/window/window-options';
import { groupsNamed } from '../helpers/sample-plan';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'slipway-kept-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const key = {
  accountId: 'a',
  bundleId: 'app.example.harbour',
  version: '1.4.0',
  buildNumber: '42',
};
const draft = (text: string): Draft => ({
  notes: [{ locale: 'de-DE', text }],
  toReview: ['de-DE'],
  groups: groupsNamed('Friends'),
  submitForBetaReview: true,
  whenReviewBusy: 'wait',
  waitForTesters: false,
  refusedNotes: 'stop' as const,
  notify: 'after-confirm' as const,
  usesNonExemptEncryption: null,
  declaration: null,
  appStore: null,
  limits: { findBuildMinutes: 20, processingMinutes: 240 },
});

describe('a draft', () => {
  it('a draft is restored as it was typed', async () => {
    await draftsIn(folder).save(key, draft('Grüße 🚢\n'));
    expect(await draftsIn(folder).read(key)).toEqual(draft('Grüße 🚢\n'));
  });

  it('a note that is far too long is kept, and every other note with it', async () => {
    const long = {
      ...draft('x'.repeat(200_000)),
      notes: [...draft('x'.repeat(200_000)).notes, { locale: 'en-US', text: 'Mine' }],
    };
    const drafts = draftsIn(folder);
    void drafts.save(key, long);
    await drafts.written();
    expect(await draftsIn(folder).read(key)).toEqual(long);
  });

  it('a draft belongs to one account, app, version and build', async () => {
    const drafts = draftsIn(folder);
    await drafts.save(key, draft('one'));
    const others = [
      { accountId: 'b' },
      { bundleId: '../../x' },
      { version: '1.4' },
      { buildNumber: '43' },
    ];
    for (const other of others) expect(await drafts.read({ ...key, ...other })).toBeNull();
  });

  it('the last of several fast writes is the draft that is kept', async () => {
    const drafts = draftsIn(folder);
    await Promise.all(
      Array.from({ length: 30 }, (_, index) => drafts.save(key, draft(String(index)))),
    );
    expect(await drafts.read(key)).toEqual(draft('29'));
    expect(readdirSync(folder)).toHaveLength(1);
  });

  it('a damaged draft file counts as no draft, and only its owner may read it', async () => {
    const drafts = draftsIn(folder);
    await drafts.save(key, draft('one'));
    const [name = ''] = readdirSync(folder);
    expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
    writeFileSync(join(folder, name), '{"notes":');
    expect(await drafts.read(key)).toBeNull();
  });
});

describe('a package from outside', () => {
  it.each(['Harbour.ipa', 'Harbour.IPA'])(
    'a package path from outside is accepted: %s',
    async (name) => {
      writeFileSync(join(folder, name), 'x');
      writeFileSync(join(folder, 'Other.ipa'), 'x');
      const argv = ['slipway', '--flag', '.', name, 'missing.ipa', 'Other.ipa'];
      expect(await packagesInArguments(argv, folder)).toEqual([
        join(folder, name),
        join(folder, 'Other.ipa'),
      ]);
    },
  );

  it('a package is also taken as the address that a Linux desktop passes on', async () => {
    const file = join(folder, 'Wetter für Köln.ipa');
    writeFileSync(file, 'x');
    const address = pathToFileURL(file).href;
    expect(address).not.toContain(' ');
    const hostile = ['file://evil.test/x.ipa', 'file:///%2e%2e%00.ipa', 'file:///%E0%A4%A.ipa'];
    expect(await packagesInArguments(['slipway', ...hostile, address], folder)).toEqual([file]);
  });

  it('a package path from outside must be an existing .ipa file', async () => {
    writeFileSync(join(folder, 'notes.txt'), 'x');
    mkdirSync(join(folder, 'folder.ipa'));
    symlinkSync('/nonexistent', join(folder, 'gone.ipa'));
    for (const name of ['notes.txt', 'folder.ipa', 'gone.ipa', 'missing.ipa', 'a\0.ipa', '']) {
      expect(await isPackageFile(join(folder, name))).toBe(false);
    }
  });

  it('reading a command line ignores the executable path and switches', async () => {
    writeFileSync(join(folder, '--x.ipa'), 'x');
    expect(await packagesInArguments([join(folder, '--x.ipa'), '--x.ipa'], folder)).toEqual([]);
  });
});

describe('settings', () => {
  const storeOf = (values: Map<string, unknown>) => ({
    get: (name: string) => values.get(name),
    set: (name: string, value: unknown) => void values.set(name, value),
  });
  const defaults = {
    theme: 'system',
    language: 'system',
    activeAccountId: null,
    closeExplained: false,
    limitsUpload: false,
    uploadMegabytes: 2,
    pausesOnBattery: false,
    pausesUploads: false,
    resumesRuns: true,
    opensAtLogin: false,
    checksForUpdates: true,
    showsTray: false,
    remindsOfExpiry: true,
    recentActions: [],
    watchedFolders: [],
  };

  it('settings keep unchanged values and report changed ones', () => {
    const reported: unknown[] = [];
    const settings = settingsIn(storeOf(new Map()), (next) => reported.push(next));
    settings.write({ theme: 'dark' });
    settings.write({ activeAccountId: 'a', theme: undefined });
    expect(settings.read()).toEqual({ ...defaults, theme: 'dark', activeAccountId: 'a' });
    expect(reported).toHaveLength(2);
  });

  it.each<[unknown, object]>([
    [undefined, {}],
    ['rubbish', {}],
    [{ theme: 'pink', closeExplained: true }, { closeExplained: true }],
    [{ recentActions: 'publish', showsTray: true }, { showsTray: true }],
    [{ uploadMegabytes: -1, pausesUploads: true }, { pausesUploads: true }],
    [{ watchedFolders: [7], showsTray: true }, { showsTray: true }],
    [[7], {}],
  ])('fall back where %j makes no sense', (kept, expected) => {
    const settings = settingsIn(storeOf(new Map([['settings', kept]])), () => {});
    expect(settings.read()).toEqual({ ...defaults, ...expected });
  });
});

it('a setting that an older version did not have, or that is damaged, changes no other', () => {
  const kept = { ...defaultSettings, theme: 'dark', resumesRuns: false };
  for (const name of Object.keys(Settings.shape) as (keyof typeof kept)[])
    for (const damaged of [undefined, { of: 'a newer version' }]) {
      const stored = { ...kept, [name]: damaged };
      const settings = settingsIn({ get: () => stored, set: () => undefined }, () => undefined);
      expect(settings.read()).toEqual({ ...kept, [name]: defaultSettings[name] });
    }
});

describe('the window', () => {
  const screens = [{ x: 0, y: 0, width: 1920, height: 1080 }];

  it('the window opens at its last position', () => {
    const bounds = { x: 100, y: 50, width: 1000, height: 700 };
    expect(fitBounds(bounds, screens)).toEqual(bounds);
  });

  it('the window keeps its size when its screen is gone', () => {
    expect(fitBounds({ x: 4000, y: 50, width: 1000, height: 700 }, screens)).toEqual({
      width: 1000,
      height: 700,
    });
  });

  it.each([undefined, null, {}, { x: 0, y: 0, width: 10, height: 10 }, 'x'])(
    'the window opens at its default size for %j',
    (kept) => {
      expect(fitBounds(kept, screens)).toEqual({ width: 1180, height: 780 });
    },
  );
});

it('settings of an older version keep their values under the new names', () => {
  const kept = { holdsUploads: true, holdsOnBattery: true, theme: 'dark' };
  const settings = settingsIn({ get: () => kept, set: () => undefined }, () => undefined);
  expect(settings.read()).toMatchObject({
    pausesUploads: true,
    pausesOnBattery: true,
    theme: 'dark',
  });
});

it('settings of a newer version keep what this one does not know, in the file', () => {
  const kept = new Map<string, unknown>([
    ['settings', { theme: 'sepia', density: 'compact', showsTray: true }],
  ]);
  const store = {
    get: (name: string) => kept.get(name),
    set: (name: string, value: unknown) => void kept.set(name, value),
  };
  const settings = settingsIn(store, () => undefined);
  expect(settings.read()).toMatchObject({ theme: 'system', showsTray: true });
  settings.write({ resumesRuns: false });
  expect(kept.get('settings')).toMatchObject({ density: 'compact', resumesRuns: false });
});
