import { nativeTheme } from 'electron';
import type { Settings } from '#shared/ipc-contract';

/** The window's colours follow `prefers-color-scheme`, which follows this. */
export function applyTheme({ theme }: Settings): void {
  nativeTheme.themeSource = theme;
}
