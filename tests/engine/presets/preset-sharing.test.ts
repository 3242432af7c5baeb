import { describe, expect, test } from 'vitest';
import { toAppError } from '#shared/errors';
import { presetFileText, readPresetFile } from '../../../src-main/engine/presets/preset-file';
import { computerOf } from '../../helpers/computer-of';
import { samplePreset } from '../../helpers/sample-preset';

const refusal = async (work: () => unknown): Promise<unknown> => {
  try {
    await work();
    return null;
  } catch (thrown) {
    return toAppError(thrown).code;
  }
};

/** Ada's preset, locked, in a file. */
async function lockedFile() {
  const ada = computerOf();
  await ada.key.make('Ada');
  await ada.presets.save(samplePreset({ groups: [{ id: 'g1', name: 'QA' }] }));
  ada.presets.arm('preset-1', 'drop', true);
  await ada.presets.lock('preset-1');
  return { ada, text: presetFileText(ada.presets.list().presets) };
}

const take = (text: string, here: Parameters<typeof readPresetFile>[1] = []) =>
  readPresetFile({ fileName: 'team.json', text }, here, 'own-account');

describe('presets of colleagues', () => {
  test('a preset file holds no account, no key and no path, and is armed for nothing', async () => {
    const { text } = await lockedFile();
    expect(text).not.toMatch(/account-1|PRIVATE|\/builds|\/home/);
    expect(JSON.parse(text).presets[0].armed).toEqual({ drop: false, watchFolder: false });
  });

  test('an imported preset belongs to the account of whoever imports it', async () => {
    const { text } = await lockedFile();
    const ben = computerOf();
    ben.presets.takeAll(take(text));
    expect(ben.presets.forApp('own-account', 'com.northwind.orbit')?.groups).toEqual([
      { id: 'g1', name: 'QA' },
    ]);
  });

  test('a locked preset can be used, named, bound and armed, and not changed', async () => {
    const { text } = await lockedFile();
    const ben = computerOf();
    await ben.key.make('Ben');
    ben.presets.takeAll(take(text));
    const [preset] = ben.presets.list().presets;
    if (!preset) throw new Error('nothing was imported');
    expect(ben.presets.list().locks).toEqual({ 'preset-1': 'locked' });
    await ben.presets.save({ ...preset, name: 'Mine' });
    ben.presets.arm('preset-1', 'drop', true);
    expect(await refusal(() => ben.presets.save({ ...preset, groups: [] }))).toBe('preset-locked');
    expect(await refusal(() => ben.presets.lock('preset-1'))).toBe('preset-locked');
    expect(await refusal(() => ben.presets.unlock('preset-1'))).toBe('preset-not-own');
    expect(ben.presets.list().presets[0]).toMatchObject({
      name: 'Mine',
      groups: [{ id: 'g1' }],
      armed: { drop: true },
    });
  });

  test('its owner changes a locked preset, and it stays locked', async () => {
    const { ada } = await lockedFile();
    const [preset] = ada.presets.list().presets;
    if (!preset) throw new Error('there is none');
    await ada.presets.save({ ...preset, groups: [], lock: null });
    expect(ada.presets.list().locks).toEqual({ 'preset-1': 'owned' });
    ada.presets.unlock('preset-1');
    expect(ada.presets.list().locks).toEqual({});
  });

  test('a locked preset that someone edited is not taken', async () => {
    const { text } = await lockedFile();
    const ben = computerOf();
    const edited = take(text.replace('"QA"', '"Public"'));
    expect(await refusal(() => ben.presets.takeAll(edited))).toBe('preset-edited');
    expect(ben.presets.list().presets).toEqual([]);
  });

  test('a locked preset that was edited on this computer is known as altered', async () => {
    const { text } = await lockedFile();
    const ben = computerOf();
    await ben.saveAll(take(text.replace('"QA"', '"Public"')));
    expect(ben.presets.list().locks).toEqual({ 'preset-1': 'altered' });
  });

  test('not even its owner takes an unlocked copy in the place of a locked preset', async () => {
    const { ada, text } = await lockedFile();
    const stripped = take(text).map((preset) => ({ ...preset, lock: null, groups: [] }));
    expect(await refusal(() => ada.presets.takeAll(stripped))).toBe('preset-locked');
    expect(ada.presets.list().presets[0]?.groups).toHaveLength(1);
  });

  test('an import arms nothing, also in the place of an armed preset', async () => {
    const ben = computerOf();
    await ben.presets.save(samplePreset());
    ben.presets.arm('preset-1', 'drop', true);
    ben.presets.takeAll(
      take(presetFileText(ben.presets.list().presets), ben.presets.list().presets),
    );
    expect(ben.presets.list().presets[0]?.armed).toEqual({ drop: false, watchFolder: false });
  });

  test('of several presets all are taken or none', async () => {
    const ben = computerOf();
    const { text } = await lockedFile();
    const [preset] = take(text);
    if (!preset) throw new Error('there is none');
    const others = [
      { ...preset, id: 'one', lock: null, name: 'One' },
      { ...preset, id: 'two', lock: null, name: 'one', accountId: 'else' },
    ];
    expect(await refusal(() => ben.presets.takeAll(others))).toBe('preset-name-taken');
    expect(ben.presets.list().presets).toEqual([]);
  });

  test('a very long name gets a number as well', async () => {
    const { text } = await lockedFile();
    const long = 'x'.repeat(200);
    const here = take(text).map((preset) => ({ ...preset, id: 'else', name: long }));
    const [again] = take(text.replace('"Orbit Notes"', `"${long}"`), here);
    expect(again?.name).toBe(`${'x'.repeat(190)} 2`);
  });

  test('importing it again brings it up to date under the name and account it has here', async () => {
    const { text } = await lockedFile();
    const here = [{ ...take(text)[0], name: 'Mine', accountId: 'other' }] as ReturnType<
      typeof take
    >;
    const [again] = readPresetFile({ fileName: 'team.json', text }, here, null);
    expect(again).toMatchObject({ id: 'preset-1', name: 'Mine', accountId: 'other' });
  });

  test('another preset of the same name gets a free one', async () => {
    const { text } = await lockedFile();
    const here = take(text).map((preset) => ({ ...preset, id: 'else', name: 'ORBIT notes' }));
    expect(take(text, here)[0]?.name).toBe('Orbit Notes 2');
  });

  const broken: Record<string, (text: string) => string> = {
    'error.preset-file-malformed.not-json': (text) => text.slice(0, text.length / 2),
    'error.preset-file-malformed.other': () => '{"plan": {}}',
    'error.preset-file-malformed.newer': (text) => text.replace('"schema": 1', '"schema": 2'),
    'error.preset-file-malformed.field': (text) => text.replace('"com.northwind.orbit"', '7'),
  };
  test.each(Object.entries(broken))('a broken file is refused with %s', async (key, breaks) => {
    const { text } = await lockedFile();
    let error: unknown = null;
    try {
      take(breaks(text));
    } catch (thrown) {
      error = toAppError(thrown).detail;
    }
    expect(error).toMatchObject({ key });
  });
});
