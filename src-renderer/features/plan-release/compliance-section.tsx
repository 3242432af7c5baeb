import { useEffect, useRef, useState } from 'react';
import { say } from '#shared/words/say';
import { answerCompliance, forgetAnswer, useRememberedAnswer } from '../../store/compliance';
import { changeDraft } from '../../store/draft-actions';
import { type OpenPlan, shownDestination } from '../../store/plan';
import { complianceIsOpen, declaresEncryption } from '../../store/plan-reading';
import { Button } from '../../ui/button';
import { Section } from '../../ui/card';
import { RadioList } from '../../ui/radio-list';
import {
  declarationChoices,
  declarationHint,
  otherDeclarations,
  rememberedWords,
  usedDeclaration,
} from '../../words/compliance';
import './compliance-section.css';

function asideOf(plan: OpenPlan): string {
  if (!complianceIsOpen(plan)) return say('plan.compliance.declared');
  const isUnread = plan.package.info.signing.kind === 'unknown';
  return say(isUnread ? 'plan.compliance.unread' : 'plan.compliance.open');
}

/** Asked only if the package does not answer it; never guessed. After a yes, Apple requires a declaration. */
export function ComplianceSection({ plan }: { plan: OpenPlan }) {
  const isOpen = complianceIsOpen(plan);
  return (
    <Section id="step-compliance" title={say('plan.compliance.title')} aside={asideOf(plan)}>
      <div className="compliance">
        {isOpen && <Answer key={plan.accountId} plan={plan} />}
        {declaresEncryption(plan) && <DeclarationChoice plan={plan} />}
      </div>
    </Section>
  );
}

/** The question; in its place what the person answered before, as long as the plan uses it. */
function Answer({ plan }: { plan: OpenPlan }) {
  const remembered = useRememberedAnswer(plan);
  const [isChanging, setChanging] = useState<'no' | 'pressed' | 'chosen'>('no');
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The pressed button is gone: the keyboard continues at the question.
    if (isChanging === 'pressed') place.current?.querySelector('input')?.focus();
  }, [isChanging]);
  const { usesNonExemptEncryption: answer } = plan.draft;
  if (isChanging === 'no' && remembered?.usesNonExemptEncryption === answer) {
    return (
      <div className="compliance-answer">
        <p className="grow">
          {rememberedWords(remembered)}
          <span className="small">{say('plan.compliance.remembered-text')}</span>
        </p>
        <Button onPress={() => setChanging('pressed')}>{say('plan.compliance.change')}</Button>
        <Button
          kind="ghost"
          onPress={() => {
            setChanging('pressed');
            void forgetAnswer(plan);
          }}
        >
          {say('plan.compliance.forget')}
        </Button>
      </div>
    );
  }
  return (
    <div ref={place}>
      <RadioList
        label={say('plan.compliance.question')}
        value={answer === null ? null : answer ? 'yes' : 'no'}
        options={[
          { value: 'no', label: say('plan.compliance.no'), text: say('plan.compliance.no-means') },
          {
            value: 'yes',
            label: say('plan.compliance.yes'),
            text: say('plan.compliance.yes-means'),
          },
        ]}
        onChange={(value) => {
          // It stays open while the package is, so that the focus stays where it is.
          setChanging('chosen');
          void answerCompliance(plan, value === 'yes');
        }}
      />
      <p className="small">{say('plan.compliance.will-be-used')}</p>
    </div>
  );
}

/** Which of the app's declarations applies to the build; with an approved one testers wait no longer. */
function DeclarationChoice({ plan }: { plan: OpenPlan }) {
  const declarations = shownDestination(plan)?.encryption.declarations ?? null;
  const choices = declarationChoices(declarations);
  const others = otherDeclarations(declarations);
  return (
    <div className="declaration">
      <p className="small">{declarationHint(declarations)}</p>
      {choices.length > 0 && (
        <RadioList
          label={say('plan.declaration.label')}
          value={plan.draft.declaration ?? usedDeclaration(declarations)}
          options={choices}
          onChange={(declaration) => changeDraft((draft) => ({ ...draft, declaration }))}
        />
      )}
      {others.length > 0 && (
        <div className="small">
          <p>{say('plan.declaration.others')}</p>
          <ul className="declaration-others">
            {others.map(({ id, words }) => (
              <li key={id}>{words}</li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
