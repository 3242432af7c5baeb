import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toAppError } from '#shared/errors';
import { AccountBook, mendAccountBook } from '../../../src-main/engine/accounts/account-book';
import { temporaryFolder } from '../package/support/temp-folder';

const at = temporaryFolder();
const rowOf = (number: number) => ({
  id: `account-${number}`,
  name: `Team ${number}`,
  environment: 'live' as const,
  keyId: `ABCDE1234${number}`,
  issuerId: null,
  check: { state: 'not-tested' as const },
});

/** A home whose file of accounts has this text. */
async function homeWith(name: string, text: string): Promise<string> {
  const home = at(name);
  await mkdir(join(home, 'live'), { recursive: true });
  await writeFile(fileIn(home), text);
  return home;
}
const fileIn = (home: string): string => join(home, 'live', 'accounts.json');
const rowsIn = async (home: string): Promise<unknown> =>
  JSON.parse(await readFile(fileIn(home), 'utf8'));
const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'no error',
    (thrown: unknown) => toAppError(thrown).code,
  );

describe('the file of accounts', () => {
  it('a row that this version can’t read hides no other, and stays in the file', async () => {
    const later = { ...rowOf(1), environment: 'sandbox' };
    const home = await homeWith('later-row', JSON.stringify([later, 'text', rowOf(2)]));
    const book = new AccountBook(home);
    expect((await book.list()).map(({ id }) => id)).toEqual(['account-2']);
    await book.rename('account-2', 'Renamed');
    await book.add(rowOf(3));
    await book.remove('account-3');
    expect(await rowsIn(home)).toEqual([later, 'text', { ...rowOf(2), name: 'Renamed' }]);
  });

  it('an unknown color, report or result hides no account, and stays while that account is not changed', async () => {
    const later = { ...rowOf(1), color: 'ultraviolet', report: { at: 1 }, check: { state: 'odd' } };
    const home = await homeWith('later-field', JSON.stringify([later, rowOf(2)]));
    const book = new AccountBook(home);
    expect(await book.list()).toEqual([rowOf(1), rowOf(2)]);
    await book.rename('account-2', 'Renamed');
    expect(await rowsIn(home)).toEqual([later, { ...rowOf(2), name: 'Renamed' }]);
  });

  it.each([
    ['torn', '[{"id":'],
    ['of a later layout', '{"schema":2}'],
  ])(
    'a file that is %s is an error and stays as it is, until the window puts it aside',
    async (name, text) => {
      const home = await homeWith(name, text);
      const book = new AccountBook(home);
      expect(await codeOf(book.list())).toBe('settings-damaged');
      expect(await codeOf(book.add(rowOf(1)))).toBe('settings-damaged');
      expect(await readdir(join(home, 'live'))).toEqual(['accounts.json']);
      const said = await mendAccountBook(home);
      const [kept = '', ...others] = await readdir(join(home, 'live'));
      expect(others).toEqual([]);
      expect(await readFile(join(home, 'live', kept), 'utf8')).toBe(text);
      expect(said).toMatchObject({ params: { file: kept } });
      expect(await book.list()).toEqual([]);
      expect(await mendAccountBook(home)).toBeNull();
    },
  );

  it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
    'a file that may not be read is an error and not an empty list',
    async () => {
      const home = await homeWith('closed', JSON.stringify([rowOf(1)]));
      await chmod(fileIn(home), 0o000);
      expect(await codeOf(new AccountBook(home).list())).toBe('storage-failed');
      expect(await mendAccountBook(home)).toBeNull();
    },
  );

  it('a folder in its place is an error and not an empty list', async () => {
    const home = at('folder');
    await mkdir(fileIn(home), { recursive: true });
    expect(await codeOf(new AccountBook(home).list())).toBe('storage-failed');
  });

  it('what several programs change at the same time is all there afterwards', async () => {
    const home = at('together');
    await Promise.all([1, 2, 3, 4].map((number) => new AccountBook(home).add(rowOf(number))));
    expect(await new AccountBook(home).list()).toHaveLength(4);
    const names = [1, 2, 3, 4].map((number) =>
      new AccountBook(home).rename(`account-${number}`, `New ${number}`),
    );
    await Promise.all(names);
    const rows = await new AccountBook(home).list();
    expect(rows.map(({ name }) => name).sort()).toEqual(['New 1', 'New 2', 'New 3', 'New 4']);
    expect(await readdir(join(home, 'live'))).toEqual(['accounts.json']);
  });

  it('a key that another program added meanwhile is not added twice', async () => {
    const home = at('twice');
    await new AccountBook(home).add(rowOf(1));
    const again = { ...rowOf(1), id: 'other', name: 'Other' };
    expect(await codeOf(new AccountBook(home).add(again))).toBe('key-already-added');
    expect(await codeOf(new AccountBook(home).add({ ...rowOf(2), name: 'TEAM 1' }))).toBe(
      'account-name-taken',
    );
  });
});
