import { type RefObject, useEffect, useRef, useState } from 'react';
import { Cell, Column, Row, Table, TableBody, TableHeader } from 'react-aria-components';
import type { Account } from '#shared/domain/account';
import type { AccountUses } from '#shared/domain/account-uses';
import type { AppError } from '#shared/errors';
import { say } from '#shared/words/say';
import { deleteAccount } from '../../store/account-actions';
import { closedKeyTable, useKeyTable } from '../../store/key-table';
import { accountById, useSnapshots } from '../../store/snapshots';
import { lastUsedWords, roleWords, usedByWords } from '../../words/key-row';
import { faultOfKey, keyState } from '../../words/key-state';
import { focusAccount, panelKey } from './focus-account';
import { KeyDoctor } from './key-doctor';
import { KeyFailure } from './key-failure';
import { type KeyAct, KeyMenu } from './key-menu';
import { KeyName, KeyStateCell } from './key-row';
import { RenameKey } from './rename-key';
import './key-table.css';

interface KeyTableProps {
  /** In the order of the rows. */
  accounts: readonly Account[];
  usesOf: (account: Account) => AccountUses;
  /** Accounts whose fault is said above the table. */
  explained: ReadonlySet<string>;
  now: number;
}

const columns = ['account', 'role', 'used-by', 'last-used', 'state', 'actions'] as const;

/** A row a key, with a panel under one that fails. Enter opens the row's menu, F2 renames, Delete asks to delete. */
export function KeyTable({ accounts, usesOf, explained, now }: KeyTableProps) {
  const checking = useSnapshots((state) => state.checking);
  const { menu, renamed } = useKeyTable();
  const setMenu = (accountId: string | null) => useKeyTable.setState({ menu: accountId });
  const setRenamed = (accountId: string | null) => useKeyTable.setState({ renamed: accountId });
  useEffect(() => () => useKeyTable.setState(closedKeyTable), []);
  /** Panels that a person opened or closed. */
  const [turned, setTurned] = useState<Readonly<Record<string, boolean>>>({});
  const [failed, setFailed] = useState<{ accountId: string; error: AppError } | null>(null);
  const table = useRef<HTMLTableElement>(null);
  const isChecking = (id: string) => checking.includes(id);
  const hasPanel = (account: Account) =>
    turned[account.id] ?? opensPanel(account, explained.has(account.id), now);
  const perform = (account: Account, act: KeyAct): void => {
    setFailed(null);
    if (act === 'rename') setRenamed(account.id);
    else if (act === 'delete') void removeKey(account);
    else setTurned({ ...turned, [account.id]: !hasPanel(account) });
  };
  const removeKey = async (account: Account): Promise<void> => {
    const place = accounts.indexOf(account);
    const next = accounts[place + 1] ?? accounts[place - 1];
    const error = await deleteAccount(account);
    if (error !== null) setFailed({ accountId: account.id, error });
    const isLeft = accountById(useSnapshots.getState().accounts, account.id) !== null;
    const focused = isLeft ? account : next;
    if (focused !== undefined) focusAccount(focused.id);
  };
  useRowKeys(table, (accountId, key) => {
    const account = accountById(accounts, accountId);
    if (key === 'menu') setMenu(accountId);
    else if (account?.environment === 'live') perform(account, key);
  });
  const rows = accounts.flatMap((account): RowShape[] => [
    { id: account.id, account, kind: 'key' },
    ...(failed?.accountId === account.id
      ? [{ id: `failed-${account.id}`, account, kind: 'failed' as const, error: failed.error }]
      : []),
    ...(hasPanel(account) ? [{ id: panelKey(account.id), account, kind: 'doctor' as const }] : []),
  ]);
  return (
    <>
      <Table ref={table} className="key-table" aria-label={say('accounts.keys')}>
        <TableHeader className="key-head">
          {columns.map((id) => (
            <Column
              key={id}
              id={id}
              isRowHeader={id === 'account'}
              className={`key-column key-column-${id}`}
            >
              <span className={id === 'actions' ? 'unseen' : ''}>
                {say(`accounts.column-${id}`)}
              </span>
            </Column>
          ))}
        </TableHeader>
        <TableBody items={rows} dependencies={[now, checking, menu, usesOf]}>
          {(row) =>
            row.kind === 'key' ? (
              <Row id={row.id} className="key-row" textValue={row.account.name}>
                <Cell id={`${row.id}-name`} className="key-cell">
                  <KeyName account={row.account} />
                </Cell>
                <Cell id={`${row.id}-role`} className="key-cell key-column-role">
                  {roleWords(row.account)}
                </Cell>
                <Cell id={`${row.id}-used-by`} className="key-cell key-column-used-by small">
                  {usedByWords(row.account, usesOf(row.account))}
                </Cell>
                <Cell
                  id={`${row.id}-last-used`}
                  className="key-cell key-column-last-used small numbers"
                >
                  {lastUsedWords(row.account, usesOf(row.account), now)}
                </Cell>
                <Cell id={`${row.id}-state`} className="key-cell key-column-state">
                  <KeyStateCell state={keyState(row.account, isChecking(row.id), now)} />
                </Cell>
                <Cell id={`${row.id}-actions`} className="key-cell key-column-actions">
                  <KeyMenu
                    account={row.account}
                    isOpen={menu === row.id}
                    onOpenChange={(isOpen) => setMenu(isOpen ? row.id : null)}
                    hasPanel={hasPanel(row.account)}
                    onAct={(act) => perform(row.account, act)}
                    onError={(error) =>
                      setFailed(error === null ? null : { accountId: row.id, error })
                    }
                  />
                </Cell>
              </Row>
            ) : (
              <Row id={row.id} className="key-panel-row" textValue={row.account.name}>
                <Cell id={`${row.id}-panel`} className="key-panel-cell" colSpan={columns.length}>
                  {row.kind === 'failed' ? (
                    <KeyFailure error={row.error} onClose={() => setFailed(null)} />
                  ) : (
                    <KeyDoctor account={row.account} />
                  )}
                </Cell>
              </Row>
            )
          }
        </TableBody>
      </Table>
      <RenameKey
        account={accountById(accounts, renamed)}
        onClose={() => {
          setRenamed(null);
          if (renamed !== null) focusAccount(renamed);
        }}
      />
    </>
  );
}

type RowShape =
  | { id: string; account: Account; kind: 'key' | 'doctor' }
  | { id: string; account: Account; kind: 'failed'; error: AppError };

/** A key that nothing can be published with explains itself; so does one that could not be checked. */
function opensPanel(account: Account, isExplained: boolean, now: number): boolean {
  if (faultOfKey(account) === null || isExplained) return false;
  return keyState(account, false, now).tone !== 'ok' && account.report?.outcome !== 'limited';
}

/** The keys of a row; Enter belongs to whatever has the focus in it. */
function useRowKeys(
  table: RefObject<HTMLTableElement | null>,
  onKey: (accountId: string, key: 'menu' | 'rename' | 'delete') => void,
): void {
  const latest = useRef(onKey);
  latest.current = onKey;
  useEffect(() => {
    const rows = table.current;
    const onKeyDown = (event: KeyboardEvent) => {
      if (!(event.target instanceof HTMLElement)) return;
      const row = event.target.closest<HTMLElement>('[role="row"]');
      const act = rowKeys[event.key];
      const accountId = row?.dataset.key?.replace(/^(doctor|failed)-/, '');
      if (act === undefined || accountId === undefined || event.repeat) return;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (act === 'menu' && event.target !== row) return;
      event.preventDefault();
      event.stopPropagation();
      latest.current(accountId, act);
    };
    rows?.addEventListener('keydown', onKeyDown);
    return () => rows?.removeEventListener('keydown', onKeyDown);
  }, [table]);
}

const rowKeys: Readonly<Record<string, 'menu' | 'rename' | 'delete'>> = {
  Enter: 'menu',
  F2: 'rename',
  Delete: 'delete',
  Backspace: 'delete',
};
