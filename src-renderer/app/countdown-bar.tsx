import { useEffect, useRef } from 'react';
import { say } from '#shared/words/say';
import { cancelCountdown, countdownWords, followArmed, useCountdown } from '../store/armed';
import { usePlan } from '../store/plan';
import { useSnapshots } from '../store/snapshots';
import { Button } from '../ui/button';
import { useNow } from '../ui/use-now';

/** Above every screen: what is published in a moment without a press, and the way to stop it. */
export function CountdownBar() {
  useArmedPlan();
  const countdown = useCountdown((state) => state.countdown);
  return countdown === null ? null : <Countdown key={countdown.until} />;
}

/** Whatever the decision depends on. */
function useArmedPlan(): void {
  const plan = usePlan((state) => state.plan);
  const starting = usePlan((state) => state.starting);
  const presets = useSnapshots((state) => state.presets);
  const ready = useSnapshots((state) => state.ready);
  // biome-ignore lint/correctness/useExhaustiveDependencies: these are what it reads from the store.
  useEffect(followArmed, [plan, starting, presets, ready]);
}

function Countdown() {
  const countdown = useCountdown((state) => state.countdown);
  const bar = useRef<HTMLElement>(null);
  const now = useNow(250);
  useEffect(() => {
    // Nothing else is being typed or pressed: the keyboard can stop it at once.
    const { activeElement } = document;
    if (activeElement === document.body || activeElement?.id === 'screen')
      bar.current?.querySelector('button')?.focus();
    const cancelByEscape = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') cancelCountdown();
    };
    document.addEventListener('keydown', cancelByEscape);
    return () => document.removeEventListener('keydown', cancelByEscape);
  }, []);
  if (countdown === null) return null;
  return (
    <section className="countdown" aria-label={say('preset.armed.label')} ref={bar}>
      <p className="grow numbers">{countdownWords(countdown, now)}</p>
      <Button onPress={cancelCountdown}>{say('preset.armed.cancel')}</Button>
    </section>
  );
}
