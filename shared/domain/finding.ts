import { z } from 'zod';

/** `blocker`: Apple certainly refuses. `warning`: look before you publish. `note`: good to know. */
export const Severity = z.enum(['blocker', 'warning', 'note']);
export type Severity = z.infer<typeof Severity>;

/** One thing that a check found, in words for the person who publishes. */
export const Finding = z.object({
  /** Our own stable id of the check, such as `signing-not-app-store`. */
  code: z.string(),
  severity: Severity,
  /** File and key inside the package, or the place at App Store Connect. */
  where: z.string(),
  title: z.string(),
  whatToDo: z.string(),
});
export type Finding = z.infer<typeof Finding>;

const order: Record<Severity, number> = { blocker: 0, warning: 1, note: 2 };

/** Worst first, otherwise in the order in which the checks ran. */
export function worstFirst(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((a, b) => order[a.severity] - order[b.severity]);
}

/** The blockers that no override covers: what keeps a plan from being published. */
export function standingBlockers(
  findings: readonly Finding[],
  overrides: readonly { code: string }[],
): Finding[] {
  return findings.filter(
    (finding) =>
      finding.severity === 'blocker' &&
      !overrides.some((override) => override.code === finding.code),
  );
}
