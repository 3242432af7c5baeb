import { create } from 'zustand';
import type { Diagnostics, DiagnosticsPartName } from '#shared/domain/diagnostics';
import type { AppError } from '#shared/errors';
import type { RequestResult } from '#shared/ipc/contract';
import { say } from '#shared/words/say';
import { request } from '../bridge/bridge';
import { orToast } from './actions';
import { showToast } from './window';

interface DiagnosticsState {
  isOpen: boolean;
  /** Null while it is gathered. */
  gathered: Diagnostics | null;
  error: AppError | null;
  /** What a person does not want in the file. */
  leftOut: ReadonlySet<DiagnosticsPartName>;
  /** The part that is shown. */
  shown: DiagnosticsPartName;
  isSaving: boolean;
  /** How Slipway or its window ended before; null for no notice. */
  ended: RequestResult<'diagnostics:unexpected-end'>;
}

const closed = {
  isOpen: false,
  gathered: null,
  error: null,
  leftOut: new Set<DiagnosticsPartName>(),
  shown: 'system',
  isSaving: false,
} as const;

export const useDiagnostics = create<DiagnosticsState>(() => ({ ...closed, ended: null }));

/** Opens the preview of what a diagnostics file would contain. */
export async function openDiagnostics(): Promise<void> {
  if (useDiagnostics.getState().isOpen) return;
  useDiagnostics.setState({ ...closed, isOpen: true });
  const reply = await request('diagnostics:gather', {});
  if (!useDiagnostics.getState().isOpen) return;
  useDiagnostics.setState(reply.ok ? { gathered: reply.value } : { error: reply.error });
}

export function closeDiagnostics(): void {
  useDiagnostics.setState(closed);
}

export function includePart(name: DiagnosticsPartName, isIncluded: boolean): void {
  useDiagnostics.setState((state) => {
    const leftOut = new Set(state.leftOut);
    if (isIncluded) leftOut.delete(name);
    else leftOut.add(name);
    return { leftOut };
  });
}

export async function saveDiagnostics(): Promise<void> {
  const { gathered, leftOut, isSaving } = useDiagnostics.getState();
  if (gathered === null || isSaving) return;
  useDiagnostics.setState({ isSaving: true, error: null });
  const parts = gathered.parts.map(({ name }) => name).filter((name) => !leftOut.has(name));
  const reply = await request('diagnostics:save', { at: gathered.at, parts });
  useDiagnostics.setState({ isSaving: false });
  if (!reply.ok) return useDiagnostics.setState({ error: reply.error });
  if (reply.value === null) return;
  closeDiagnostics();
  showToast(say('diagnostics.saved', { file: reply.value.fileName }), null, {
    label: say('diagnostics.show-in-folder'),
    act: () => orToast(errorOf(request('diagnostics:reveal', {}))),
  });
}

export function openLogs(): void {
  orToast(errorOf(request('diagnostics:open-logs', {})));
}

export async function readUnexpectedEnd(): Promise<void> {
  const reply = await request('diagnostics:unexpected-end', {});
  if (reply.ok) useDiagnostics.setState({ ended: reply.value });
}

/** It is not shown again. */
export function dismissEnd(): void {
  useDiagnostics.setState({ ended: null });
  void request('diagnostics:dismiss-end', {});
}

async function errorOf(
  reply: Promise<{ ok: true } | { ok: false; error: AppError }>,
): Promise<AppError | null> {
  const answered = await reply;
  return answered.ok ? null : answered.error;
}
