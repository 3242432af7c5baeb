import { changeDraft } from '../../store/draft-actions';
import { type OpenPlan, shownDestination } from '../../store/plan';
import { complianceIsOpen, declaresEncryption } from '../../store/plan-reading';
import { Section } from '../../ui/card';
import { RadioList } from '../../ui/radio-list';
import { declarationChoices, declarationHint } from '../../words/notify';
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

/** Asked only if the package does not answer it; never guessed. After a yes, Apple requires a declaration. */
export function ComplianceSection({ plan }: { plan: OpenPlan }) {
  const isOpen = complianceIsOpen(plan);
  const { usesNonExemptEncryption: answer } = plan.draft;
  return (
    <Section
      id="step-compliance"
      title="Export compliance"
      aside={
        isOpen
          ? 'The package leaves it open. Apple takes the answer once for a build.'
          : 'The package says that it uses non-exempt encryption.'
      }
    >
      <div className="compliance">
        {isOpen && (
          <RadioList
            label="Does the app use non-exempt encryption?"
            value={answer === null ? null : answer ? 'yes' : 'no'}
            options={options}
            onChange={(value) =>
              changeDraft((draft) => ({ ...draft, usesNonExemptEncryption: value === 'yes' }))
            }
          />
        )}
        {declaresEncryption(plan) && <DeclarationChoice plan={plan} />}
      </div>
    </Section>
  );
}

/** Which of the app's declarations applies to the build; with an approved one testers wait no longer. */
function DeclarationChoice({ plan }: { plan: OpenPlan }) {
  const declarations = shownDestination(plan)?.encryption.declarations ?? null;
  const choices = declarationChoices(declarations);
  return (
    <div className="declaration">
      <p className="small">{declarationHint(declarations)}</p>
      {choices.length > 0 && (
        <RadioList
          label="Declaration for this build"
          value={plan.draft.declaration ?? onlyOf(choices)}
          options={choices}
          onChange={(declaration) => changeDraft((draft) => ({ ...draft, declaration }))}
        />
      )}
    </div>
  );
}

/** Used if nothing is chosen. */
function onlyOf(choices: readonly { value: string }[]): string | null {
  return choices.length === 1 ? (choices[0]?.value ?? null) : null;
}
