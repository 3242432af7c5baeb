import type { Settings } from '#shared/domain/settings';
import type { MessageKey } from '#shared/words/message';

export const themes = [
  { value: 'system', key: 'settings.theme-system' },
  { value: 'light', key: 'settings.theme-light' },
  { value: 'dark', key: 'settings.theme-dark' },
] as const satisfies readonly { value: Settings['theme']; key: MessageKey }[];
