import { create } from 'zustand';
import type { CalendarApp } from '#shared/domain/expiry-calendar';
import type { AppError } from '#shared/errors';
import { say } from '#shared/words/say';
import { request } from '../bridge/bridge';
import { orToast } from './actions';
import { showToast } from './window';

interface CalendarState {
  /** Null until they were read from disk. */
  apps: readonly CalendarApp[] | null;
  isReading: boolean;
  /** How many could not be read last, and why. */
  failed: number;
  error: AppError | null;
  /** Whether only builds that are the last one of a group are shown. */
  onlyLast: boolean;
}

export const useExpiryCalendar = create<CalendarState>(() => ({
  apps: null,
  isReading: false,
  failed: 0,
  error: null,
  onlyLast: true,
}));

/** What is kept on disk is there at once; what App Store Connect says now follows. */
export async function openCalendar(): Promise<void> {
  const reply = await request('expiry:calendar', {});
  useExpiryCalendar.setState(
    reply.ok ? { apps: reply.value } : { apps: [], failed: 0, error: reply.error },
  );
  if (reply.ok) await readCalendar('known');
}

export async function readCalendar(reach: 'known' | 'all'): Promise<void> {
  if (useExpiryCalendar.getState().isReading) return;
  useExpiryCalendar.setState({ isReading: true, failed: 0, error: null });
  const reply = await request('expiry:read-calendar', { reach });
  useExpiryCalendar.setState(
    reply.ok
      ? { ...reply.value, isReading: false }
      : { isReading: false, failed: 0, error: reply.error },
  );
}

export function chooseOnlyLast(onlyLast: boolean): void {
  useExpiryCalendar.setState({ onlyLast });
}

export function exportCalendar(): void {
  orToast(writeCalendar());
}

async function writeCalendar(): Promise<AppError | null> {
  const { onlyLast } = useExpiryCalendar.getState();
  const reply = await request('expiry:export-calendar', { onlyLast });
  if (!reply.ok) return reply.error;
  if (reply.value !== null) {
    const { count, fileName } = reply.value;
    showToast(say('expiry.calendar.exported', { count, file: fileName }));
  }
  return null;
}
