import { exitStatus } from '../exit-status';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** A terminal and the program that started us may both pass on one key press. */
const samePress = 1000;

export interface Interrupt {
  /** Resolves at the first signal; never rejects. */
  asked: Promise<void>;
  /** Lets signals end the process again. */
  release(): void;
}

/** The first signal asks to stop in good order, a later one ends the process at once: the journal bears both. */
export function listenForInterrupt(): Interrupt {
  let firstAt: number | null = null;
  let ask = () => {};
  const asked = new Promise<void>((resolve) => {
    ask = resolve;
  });
  const hear = () => {
    if (firstAt !== null && performance.now() - firstAt > samePress)
      process.exit(exitStatus.interrupted);
    firstAt ??= performance.now();
    ask();
  };
  for (const signal of signals) process.on(signal, hear);
  return {
    asked,
    release: () => {
      for (const signal of signals) process.off(signal, hear);
    },
  };
}
