import { accounts } from './en/accounts';
import { errors } from './en/errors';
import { commonFindings } from './en/findings/common';
import { settings } from './en/settings';
import { units } from './en/units';
import { unreadable } from './en/unreadable';
import { window } from './en/window';

/**
 * Every sentence that a person reads, in English, by key: ICU MessageFormat, with `<b>` for emphasis. The other
 * languages translate exactly these. A key that a journal may hold is never renamed or taken away.
 */
export const english = {
  ...accounts,
  ...errors,
  ...commonFindings,
  ...settings,
  ...units,
  ...unreadable,
  ...window,
} as const;
