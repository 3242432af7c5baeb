import { say } from '#shared/words/say';
import { changeDraft } from '../../store/draft-actions';
import { type OpenPlan, shownDestination } from '../../store/plan';
import { complianceIsOpen, declaresEncryption } from '../../store/plan-reading';
import { Section } from '../../ui/card';
import { RadioList } from '../../ui/radio-list';
import { declarationChoices, declarationHint } from '../../words/notify';
import './compliance-section.css';

/** Asked only if the package does not answer it; never guessed. After a yes, Apple requires a declaration. */
export function ComplianceSection({ plan }: { plan: OpenPlan }) {
  const isOpen = complianceIsOpen(plan);
  const { usesNonExemptEncryption: answer } = plan.draft;
  return (
    <Section
      id="step-compliance"
      title={say('plan.compliance.title')}
      aside={say(isOpen ? 'plan.compliance.open' : 'plan.compliance.declared')}
    >
      <div className="compliance">
        {isOpen && (
          <RadioList
            label={say('plan.compliance.question')}
            value={answer === null ? null : answer ? 'yes' : 'no'}
            options={[
              {
                value: 'no',
                label: say('plan.compliance.no'),
                text: say('plan.compliance.no-means'),
              },
              {
                value: 'yes',
                label: say('plan.compliance.yes'),
                text: say('plan.compliance.yes-means'),
              },
            ]}
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
          label={say('plan.declaration.label')}
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
