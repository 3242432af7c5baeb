import { errors } from './en/errors';
import { commonFindings } from './en/findings/common';
import { units } from './en/units';

/**
 * Every sentence that a person reads, in English, by key: ICU MessageFormat, with `<b>` for emphasis. The other
 * languages translate exactly these. A key that a journal may hold is never renamed or taken away.
 */
export const english = { ...units, ...errors, ...commonFindings } as const;
