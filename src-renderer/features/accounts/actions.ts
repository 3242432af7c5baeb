import {
  FileLock,
  KeyRound,
  Palette,
  Pencil,
  Plus,
  Shield,
  Trash2,
  UserRoundCog,
} from 'lucide-react';
import type { Account } from '#shared/domain/account';
import { say } from '#shared/words/say';
import { deleteAccount, putInUse } from '../../store/account-actions';
import { type Action, orToast } from '../../store/actions';
import { openReplaceKey } from '../../store/add-key';
import { checkAllKeys, checkKey } from '../../store/key-actions';
import { openBackUpKeys, openRestoreKeys } from '../../store/key-backups';
import { openKeyRole } from '../../store/key-role';
import { openInKeyTable } from '../../store/key-table';
import { activeAccount, useSnapshots } from '../../store/snapshots';
import { openSheet, show, useWindow } from '../../store/window';
import { environmentWord } from '../../words/account';

/** Adding a key, and each account by name or key ID. */
export function accountActions(): Action[] {
  const state = useSnapshots.getState();
  const isHere = useWindow.getState().screen.name === 'accounts';
  const inUse = activeAccount(state);
  return [
    {
      id: 'accounts.add-key',
      words: say('plan.account.add-key'),
      icon: Plus,
      group: 'accounts',
      isHere,
      run: () => {
        show({ name: 'accounts' });
        openSheet('add-key');
      },
    },
    {
      id: 'accounts.check-all',
      words: say('accounts.check-all'),
      icon: Shield,
      group: 'accounts',
      isHere,
      run: () => {
        show({ name: 'accounts' });
        void checkAllKeys();
      },
    },
    {
      id: 'accounts.back-up-keys',
      words: say('backup.open-sheet'),
      also: say('choose.backup-files'),
      icon: FileLock,
      group: 'accounts',
      isHere,
      reason: state.accounts.some(({ environment }) => environment === 'live')
        ? null
        : say('accounts.none-title'),
      run: () => openBackUpKeys(),
    },
    {
      id: 'accounts.restore-keys',
      words: say('backup.restore-sheet'),
      also: say('choose.backup-files'),
      icon: FileLock,
      group: 'accounts',
      isHere,
      run: openRestoreKeys,
    },
    ...state.accounts.map((account) => actionOf(account, account.id === inUse?.id)),
    ...state.accounts.flatMap(keyActions),
  ];
}

function actionOf(account: Account, isInUse: boolean): Action {
  return {
    id: `account.${account.id}`,
    words: say('practice.use-account', { name: account.name }),
    icon: KeyRound,
    group: 'accounts',
    detail: say('account.key-line', { keyId: account.keyId }),
    also: environmentWord(account.environment),
    copies: { kind: 'key-id', text: account.keyId },
    reason: isInUse ? say('accounts.in-use') : null,
    run: () => orToast(putInUse(account)),
  };
}

/** What the menu of its row offers. */
function keyActions(account: Account): Action[] {
  const { id: accountId, name, environment, needsKey } = account;
  const atAccounts = (act: () => void) => () => {
    show({ name: 'accounts' });
    act();
  };
  const action = (verb: string, of: Pick<Action, 'words' | 'icon' | 'run'>): Action => ({
    ...of,
    id: `account.${verb}-${accountId}`,
    group: 'accounts',
    detail: name,
  });
  const check = action('check', {
    words: say('accounts.check-key'),
    icon: Shield,
    run: atAccounts(() => void checkKey(accountId)),
  });
  if (environment !== 'live') return [check];
  return [
    check,
    action('rename', {
      words: say('accounts.rename-menu'),
      icon: Pencil,
      run: () => openInKeyTable('renamed', accountId),
    }),
    action('color', {
      words: say('accounts.color'),
      icon: Palette,
      run: () => openInKeyTable('menu', accountId),
    }),
    action('role', {
      words: say('key-role.open'),
      icon: UserRoundCog,
      run: atAccounts(() => openKeyRole(accountId)),
    }),
    action('replace', {
      words: say('accounts.replace-key'),
      icon: KeyRound,
      run: atAccounts(() => openReplaceKey(account)),
    }),
    ...(needsKey === true
      ? []
      : [
          action('back-up', {
            words: say('accounts.back-up-key'),
            icon: FileLock,
            run: atAccounts(() => openBackUpKeys([accountId])),
          }),
        ]),
    action('delete', {
      words: say('accounts.delete-key'),
      icon: Trash2,
      run: atAccounts(() => orToast(deleteAccount(account))),
    }),
  ];
}
