import type { BetaGroup } from '#shared/domain/destination';
import type { LanguageInformation } from '#shared/domain/test-information';
import type { Build } from '../asc/builds';
import type { BuildNote } from '../asc/localizations';
import type { Clock } from '../ports';

interface Kinds {
  build: Build;
  notes: readonly BuildNote[];
  groups: readonly BetaGroup[];
  information: readonly LanguageInformation[];
}

/** How many milliseconds a read stays fresh. The last two are changed by people, rarely. */
const freshMs: Record<keyof Kinds, number> = {
  build: 10_000,
  notes: 10_000,
  groups: 10 * 60_000,
  information: 10 * 60_000,
};

/** What a run has read recently, so that a step need not repeat the read of the previous step. */
export class RecentReads {
  private readonly held = new Map<keyof Kinds, { value: Kinds[keyof Kinds]; at: number }>();

  private readonly replaced = new Map<string, string | null>();

  constructor(private readonly clock: Clock) {}

  note<K extends keyof Kinds>(kind: K, value: Kinds[K]): void {
    this.held.set(kind, { value, at: this.clock.monotonic() });
  }

  /** The value that was read, or null once it may have changed. */
  recall<K extends keyof Kinds>(kind: K): Kinds[K] | null {
    const held = this.held.get(kind);
    if (!held || this.clock.monotonic() - held.at > freshMs[kind]) return null;
    return held.value as Kinds[K];
  }

  /** Something was written: the run's reads of its build may be stale now. */
  written(): void {
    this.held.delete('build');
    this.held.delete('notes');
  }

  /** A note is about to be written over this text; null if there was no row. */
  replacing(locale: string, text: string | null): void {
    this.replaced.set(locale, text);
  }

  /** The text that this process's last write of the note replaced; undefined if it wrote none. */
  replacedBy(locale: string): string | null | undefined {
    return this.replaced.get(locale);
  }
}
