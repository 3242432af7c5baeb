import type { PublishRun } from '#shared/domain/publish-run';

/** Hears each snapshot together with the one before it. */
export type RunFollower = (run: PublishRun, before: PublishRun | null) => void;

/** The newest snapshot of every run, for what belongs to the whole app: dock, power, leaving. */
export interface RunBoard {
  hear(run: PublishRun): void;
  follow(follower: RunFollower): void;
  all(): PublishRun[];
}

export function createRunBoard(): RunBoard {
  const runs = new Map<string, PublishRun>();
  const followers: RunFollower[] = [];
  return {
    hear(run) {
      const before = runs.get(run.id) ?? null;
      runs.set(run.id, run);
      for (const follower of followers) follower(run, before);
    },
    follow: (follower) => void followers.push(follower),
    all: () => [...runs.values()],
  };
}

export function runningOf(runs: readonly PublishRun[]): PublishRun[] {
  return runs.filter((run) => run.status.state === 'running');
}

/** Whether bytes are on their way right now. */
export function isSending(run: PublishRun): boolean {
  return run.status.state === 'running' && run.hold === null && run.upload?.live != null;
}

/** `Harbour 1.4.0 (42)`: how a run is called wherever there is one line for it. */
export function nameOf(run: PublishRun): string {
  const name = run.app?.name ?? run.package.name ?? run.package.bundleId ?? 'Package';
  return `${name} ${run.package.version ?? ''} (${run.package.buildNumber ?? ''})`.replace(
    /\s+/g,
    ' ',
  );
}
