import { create } from 'zustand';
import { show } from './window';

interface KeyTableState {
  /** The account whose menu is open. */
  menu: string | null;
  /** The account whose name is edited. */
  renamed: string | null;
}

export const closedKeyTable = { menu: null, renamed: null } as const satisfies KeyTableState;

/** What is open in the table of keys. */
export const useKeyTable = create<KeyTableState>(() => closedKeyTable);

/** Opens the menu or the name of a key, from any screen. */
export function openInKeyTable(what: keyof KeyTableState, accountId: string): void {
  show({ name: 'accounts' });
  requestAnimationFrame(() => useKeyTable.setState({ ...closedKeyTable, [what]: accountId }));
}
