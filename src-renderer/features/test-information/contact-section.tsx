import { say } from '#shared/words/say';
import { changeField } from '../../store/test-information';
import { Section } from '../../ui/card';
import { SwitchRow } from '../../ui/switch-row';
import { useForm } from './form-context';
import { InformationField } from './information-field';

/** Whom Apple's reviewers ask, and how they sign in. */
export function ContactSection() {
  const { app, typed, isLocked } = useForm();
  const { contact } = typed;
  const asksForAccount = contact?.demoAccountRequired === 'true';
  return (
    <Section
      id="information-contact"
      title={say('test-information.contact')}
      aside={say('test-information.contact.aside')}
    >
      <div className="information-body">
        {contact === null ? (
          <p className="small">{say('test-information.contact.none')}</p>
        ) : (
          <div className="information-grid">
            <InformationField at={{ of: 'contact', field: 'contactFirstName' }} />
            <InformationField at={{ of: 'contact', field: 'contactLastName' }} />
            <InformationField
              at={{ of: 'contact', field: 'contactPhone' }}
              hint={say('test-information.phone.hint')}
            />
            <InformationField at={{ of: 'contact', field: 'contactEmail' }} />
            <div className="information-wide">
              <SwitchRow
                label={say('test-information.field.demoAccountRequired')}
                isSelected={asksForAccount}
                isDisabled={isLocked}
                onChange={(isOn) =>
                  changeField(app, { of: 'contact', field: 'demoAccountRequired' }, String(isOn))
                }
              >
                {say('test-information.sign-in.text')}
              </SwitchRow>
            </div>
            {asksForAccount && (
              <>
                <InformationField at={{ of: 'contact', field: 'demoAccountName' }} />
                <InformationField
                  at={{ of: 'contact', field: 'demoAccountPassword' }}
                  hint={say('test-information.password.hint')}
                />
              </>
            )}
            <InformationField at={{ of: 'contact', field: 'notes' }} />
          </div>
        )}
      </div>
    </Section>
  );
}

export function AgreementSection() {
  const { typed } = useForm();
  return (
    <Section
      id="information-agreement"
      title={say('test-information.agreement')}
      aside={say('test-information.agreement.aside')}
    >
      <div className="information-body">
        {typed.agreement === null ? (
          <p className="small">{say('test-information.agreement.none')}</p>
        ) : (
          <InformationField at={{ of: 'agreement', field: 'agreementText' }} />
        )}
      </div>
    </Section>
  );
}
