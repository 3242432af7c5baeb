import { usePlan } from '../../store/plan';
import { useSnapshots } from '../../store/snapshots';

/** Whether what was typed is kept; there is no button for it. */
export function DraftStateLine() {
  const state = usePlan((store) => store.plan?.draftState ?? 'untouched');
  const hasAccounts = useSnapshots((store) => store.accounts.length > 0);
  if (state === 'saved') return <span>Saved</span>;
  if (state === 'untouched' || !hasAccounts) return null;
  if (state === 'unsaved') return <span className="draft-unsaved">Saving…</span>;
  return <span className="draft-failed">Not saved: {state.trouble.title.toLowerCase()}</span>;
}
