import { Users } from 'lucide-react';
import { destinationError, type OpenPlan } from '../../store/plan';
import { reachingPlan } from '../../store/plan-reading';
import { useReachOf } from '../../store/reach';
import { reachWords } from '../../words/reach';
import './reach-line.css';

/** How many people get the build and when, before it is published. */
export function ReachLine({ plan }: { plan: OpenPlan }) {
  const known = useReachOf(plan);
  if (known === null || known.reach.groups.length === 0) return null;
  const staleAt = destinationError(plan) === null ? null : known.at;
  return (
    <p className="reach-line">
      <Users aria-hidden />
      <span>{reachWords(known.reach, reachingPlan(plan), staleAt)}</span>
    </p>
  );
}
