import { type Passing, passingWord } from '#shared/domain/overriding';
import { counted } from './quantity';

/** The act beside a finding; null where there is nothing to pass over, or nothing could come of it. */
export function passingAct(passing: Passing): string | null {
  if (passing === 'not-needed' || passing === 'never') return null;
  return 'Pass over…';
}

/** Before a check is passed over: what will come of it. */
export function passingConsequence(passing: Passing, isWarning: boolean): string {
  if (passing === 'word')
    return 'As far as is known, Apple refuses such a build. It is uploaded all the same, and its build number is spent.';
  return isWarning
    ? 'It is not in the way. Your reason is kept with the run, so that others see that you looked.'
    : 'It may go well, and it may fail after the upload. The build number is spent either way.';
}

/** What a reason holds for. */
export function passingScope(fileName: string): string {
  return `This holds for this check and for this very file, ${fileName}: a new one is checked as if nothing had been said. The reason is shown in the run and kept in its receipt.`;
}

/** Why the answer is not taken yet, one sentence each; empty when it is. */
export function passingGaps(passing: Passing, reason: string, typed: string): string[] {
  return [
    ...(reason.trim() === '' ? ['Write a reason.'] : []),
    ...(passing === 'word' && typed.trim().toLowerCase() !== passingWord
      ? [`Type “${passingWord}”.`]
      : []),
  ];
}

/** `2 checks are passed over`; null when none is. */
export function passedOverWords(count: number): string | null {
  if (count === 0) return null;
  return `${counted(count, 'check')} ${count === 1 ? 'is' : 'are'} passed over`;
}
