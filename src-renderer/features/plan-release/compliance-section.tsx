import { changeDraft } from '../../store/draft-acts';
import { Section } from '../../ui/card';
import { RadioList } from '../../ui/radio-list';
import './compliance-section.css';

const options = [
  {
    value: 'no',
    label: 'No',
    text: 'Only encryption that is exempt: HTTPS, what the system brings along, or none at all.',
  },
  {
    value: 'yes',
    label: 'Yes',
    text: 'Encryption of its own. Apple may ask for documents before testers get the build.',
  },
] as const;

/** Asked only when the package leaves it open; never guessed. */
export function ComplianceSection({ answer }: { answer: boolean | null }) {
  return (
    <Section
      id="step-compliance"
      title="Export compliance"
      aside="The package leaves it open. Apple takes the answer once for a build."
    >
      <div className="compliance">
        <RadioList
          label="Does the app use non-exempt encryption?"
          value={answer === null ? null : answer ? 'yes' : 'no'}
          options={options}
          onChange={(value) =>
            changeDraft((draft) => ({ ...draft, usesNonExemptEncryption: value === 'yes' }))
          }
        />
      </div>
    </Section>
  );
}
