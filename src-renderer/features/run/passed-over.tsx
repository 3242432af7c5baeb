import { passedOver } from '#shared/domain/overriding';
import type { PublishRun } from '#shared/domain/publish-run';
import { Section } from '../../ui/card';
import './passed-over.css';

/** Which checks this run went past, and why; said in the run for as long as it is kept. */
export function PassedOverChecks({ run }: { run: PublishRun }) {
  const passed = passedOver(run.findings, run.plan.overrides);
  if (passed.length === 0) return null;
  return (
    <Section title="Passed over" aside="Published although these checks fail, for this file only.">
      <ul className="passed-over" aria-label="Checks that were passed over">
        {passed.map(({ finding, reason }) => (
          <li key={`${finding.code} ${finding.where}`}>
            <p className="title-small">{finding.title}</p>
            <p>
              Because: <span dir="auto">{reason}</span>
            </p>
            <code className="passed-over-where">{finding.where}</code>
          </li>
        ))}
      </ul>
    </Section>
  );
}
