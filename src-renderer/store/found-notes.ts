import { create } from 'zustand';
import type { NotesPreview } from '#shared/domain/notes-file';
import { request } from '../bridge/bridge';
import { usePlan } from './plan';

interface FoundState {
  /** What lies beside the open package; null if nothing does, or it was dismissed. */
  found: { packagePath: string; preview: NotesPreview } | null;
  /** Packages whose notes a person does not want to see again. */
  dismissed: ReadonlySet<string>;
}

export const useFoundNotes = create<FoundState>(() => ({ found: null, dismissed: new Set() }));

/** Looks for notes beside the open package. Nothing is taken from them without a press. */
export async function findNotesBeside(packagePath: string): Promise<void> {
  if (useFoundNotes.getState().dismissed.has(packagePath)) return;
  const reply = await request('notes:beside', { path: packagePath });
  // Another package is open by now, or this one was dismissed meanwhile.
  if (usePlan.getState().plan?.package.path !== packagePath) return;
  if (useFoundNotes.getState().dismissed.has(packagePath)) return;
  const preview = reply.ok ? reply.value : null;
  useFoundNotes.setState({ found: preview === null ? null : { packagePath, preview } });
}

export function dismissFound(packagePath: string): void {
  useFoundNotes.setState(({ dismissed }) => ({
    found: null,
    dismissed: new Set([...dismissed, packagePath]),
  }));
}
