/** Moves the focus to the row of an account, also after a sheet above it has given it back to its opener. */
export function focusAccount(accountId: string): void {
  const look = (tries: number) => {
    const row = rowOf(accountId);
    const isLeft = row?.closest('table')?.contains(document.activeElement) !== true;
    if (isLeft || tries === most) row?.focus();
    if (tries > 0) requestAnimationFrame(() => look(tries - 1));
  };
  requestAnimationFrame(() => look(most));
}

/** Frames. */
const most = 3;

/** The account's row in the page. */
export function rowOf(accountId: string): HTMLElement | null {
  return rowWithKey(accountId);
}

/** The row under it that says what is wrong. */
export function panelOf(accountId: string): HTMLElement | null {
  return rowWithKey(panelKey(accountId));
}

/** The key of that row in the table. */
export function panelKey(accountId: string): string {
  return `doctor-${accountId}`;
}

function rowWithKey(key: string): HTMLElement | null {
  return document.querySelector(`[role="row"][data-key="${CSS.escape(key)}"]`);
}
