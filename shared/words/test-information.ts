import type { InformationField } from '../domain/test-information';
import { type Message, message } from './message';

/** The name of a field, inside a list or a sentence. */
export function fieldName(at: InformationField): Message {
  if (at.of === 'agreement') return message('finding.field.license-agreement');
  if (at.of === 'language')
    return message(`finding.field.${languageNames[at.field]}`, { language: { locale: at.locale } });
  return message(`finding.field.${contactNames[at.field]}`);
}

const languageNames = {
  description: 'beta-app-description',
  feedbackEmail: 'feedback-email',
  marketingUrl: 'marketing-url',
  privacyPolicyUrl: 'privacy-policy-url',
} as const;

const contactNames = {
  contactFirstName: 'contact-first-name',
  contactLastName: 'contact-last-name',
  contactPhone: 'contact-phone',
  contactEmail: 'contact-email',
  demoAccountRequired: 'demo-account-required',
  demoAccountName: 'demo-account-name',
  demoAccountPassword: 'demo-account-password',
  notes: 'review-notes',
} as const;
