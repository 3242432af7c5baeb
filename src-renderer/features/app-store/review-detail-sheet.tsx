import { asSent, whatToTestLimit } from '#shared/asc/text-rules';
import type { ContactField } from '#shared/domain/test-information';
import { say } from '#shared/words/say';
import { fieldName } from '#shared/words/test-information';
import type { StoreKey } from '../../store/app-store';
import {
  changeContact,
  closeReviewDetail,
  contactNow,
  copyBetaContact,
  isContested,
  missingContact,
  type ReviewDetailForm,
  refusedContact,
  saveReviewDetail,
  settleContact,
  storedContact,
  useReviewDetail,
} from '../../store/review-detail';
import { AnswerField } from '../../ui/answer-field';
import { Button } from '../../ui/button';
import { Sheet } from '../../ui/dialog';
import { ErrorNotice } from '../../ui/error-notice';
import { GuardedButton } from '../../ui/guarded-button';
import { SwitchRow } from '../../ui/switch-row';
import { appleLines } from '../../words/error';
import { fieldDoubt, fieldLabel } from '../../words/test-information';

interface ReviewDetailSheetProps {
  app: StoreKey;
  version: string;
}

/** The form for App Review information; one button saves it, and what was saved is read back. */
export function ReviewDetailSheet({ app, version }: ReviewDetailSheetProps) {
  const form = useReviewDetail(app);
  return (
    <Sheet
      title={say('review-detail.title')}
      text={say('review-detail.sheet-text', { version })}
      size="broad"
      isOpen={form.isOpen}
      onClose={() => closeReviewDetail(app)}
    >
      <div className="review-detail-form">
        <Fields app={app} form={form} />
      </div>
      <Foot app={app} form={form} />
    </Sheet>
  );
}

interface FormProps {
  app: StoreKey;
  form: ReviewDetailForm;
}

function Fields({ app, form }: FormProps) {
  const isNeeded = contactNow(form, 'demoAccountRequired') === 'true';
  const hadAccount = storedContact(form.detail, 'demoAccountRequired') === 'true';
  return (
    <>
      <div className="answer-wide">
        <Button size="small" isDisabled={form.isCopying} onPress={() => void copyBetaContact(app)}>
          {say('review-detail.use-beta')}
        </Button>
      </div>
      <Field app={app} form={form} field="contactFirstName" />
      <Field app={app} form={form} field="contactLastName" />
      <Field app={app} form={form} field="contactPhone" hint={say('test-information.phone.hint')} />
      <Field app={app} form={form} field="contactEmail" />
      <div className="answer-wide">
        <SwitchRow
          label={fieldLabel({ of: 'contact', field: 'demoAccountRequired' })}
          isSelected={isNeeded}
          onChange={(isOn) => changeContact(app, 'demoAccountRequired', String(isOn))}
        >
          {say('test-information.sign-in.text')}
        </SwitchRow>
      </div>
      {isNeeded && (
        <>
          <Field app={app} form={form} field="demoAccountName" />
          <Field
            app={app}
            form={form}
            field="demoAccountPassword"
            hint={say('test-information.password.hint')}
            placeholder={hadAccount ? say('review-detail.password.kept') : ''}
          />
        </>
      )}
      <Field app={app} form={form} field="notes" />
    </>
  );
}

interface FieldProps extends FormProps {
  field: ContactField;
  hint?: string;
  placeholder?: string;
}

function Field({ app, form, field, hint, placeholder }: FieldProps) {
  const at = { of: 'contact', field } as const;
  const value = contactNow(form, field);
  const doubt = fieldDoubt(at, value);
  const said = refusedContact(form, field);
  const change = form.changes.find((one) => one.field === field);
  const isLines = field === 'notes';
  const isPassword = field === 'demoAccountPassword';
  return (
    <AnswerField
      id={`review-detail-${field}`}
      label={fieldLabel(at)}
      value={isUnreported(form, field) && change === undefined && !isPassword ? null : value}
      kind={isLines ? 'lines' : isPassword ? 'password' : 'line'}
      onChange={(next) => changeContact(app, field, next)}
      isReadOnly={form.isSaving}
      isMissing={missingContact(form).includes(field)}
      problem={said === null ? doubt?.words : say('test-information.apple-says', { words: said })}
      hint={hint}
      placeholder={placeholder}
      count={isLines ? { length: asSent(value).length, limit: whatToTestLimit } : undefined}
      offer={
        doubt?.offer == null
          ? null
          : {
              words: say('test-information.use', { text: doubt.offer }),
              value: doubt.offer,
            }
      }
      conflict={
        change !== undefined && isContested(form, change)
          ? {
              before: change.base,
              theirs: storedContact(form.detail, field),
              isHidden: isPassword,
              onKeep: (whose) => settleContact(app, change, whose),
            }
          : null
      }
    />
  );
}

function isUnreported({ detail }: ReviewDetailForm, field: ContactField): boolean {
  return detail !== null && detail[field] === null;
}

function Foot({ app, form }: FormProps) {
  const { changes, isSaving } = form;
  const missing = missingContact(form);
  const waits =
    missing.length === 0
      ? null
      : say('review-detail.waits', {
          fields: { list: missing.map((field) => fieldName({ of: 'contact', field })) },
        });
  const reasons = [
    ...(isSaving ? [say('review-detail.saving')] : []),
    ...(changes.length === 0 ? [say('review-detail.no-changes')] : []),
    ...(changes.length > 0 && waits !== null ? [waits] : []),
    ...(changes.some((change) => isContested(form, change))
      ? [say('test-information.conflicts-first')]
      : []),
  ];
  return (
    <>
      <Outcome form={form} />
      <div className="sheet-foot">
        <p className="small grow">{changes.length > 0 ? say('review-detail.not-kept') : null}</p>
        <Button onPress={() => closeReviewDetail(app)}>{say('button.close')}</Button>
        <GuardedButton reasons={reasons} onPress={() => void saveReviewDetail(app)}>
          {say(isSaving ? 'review-detail.saving' : 'review-detail.save')}
        </GuardedButton>
      </div>
    </>
  );
}

/** What became of the save; what Apple said about a field is at the field. */
function Outcome({ form }: { form: ReviewDetailForm }) {
  const { outcome, error } = form;
  if (outcome === 'saved')
    return <p className="review-detail-outcome">{say('review-detail.saved')}</p>;
  if (outcome === null)
    return error === null ? null : (
      <ErrorNotice
        isAlert
        {...error}
        quoted={appleLines(error.apple)}
        quotedFrom={say('accounts.apple-says')}
      />
    );
  const isAtField = error?.apple?.errors.some(({ source }) => source !== null) ?? false;
  return (
    <div role="alert" className="review-detail-outcome review-detail-problem">
      <p>{say(`review-detail.${outcome}`)}</p>
      {error !== null &&
        !isAtField &&
        appleLines(error.apple).map((line) => <p key={line}>{line}</p>)}
    </div>
  );
}
