import { CircleCheck, RefreshCw, TriangleAlert } from 'lucide-react';
import { useEffect } from 'react';
import {
  conflictsIn,
  type InformationField as FieldPlace,
  InformationField,
  idOfField,
  isPassword,
  type SavedRow,
  withChanges,
} from '#shared/domain/test-information';
import { inWords, say } from '#shared/words/say';
import { fieldName } from '#shared/words/test-information';
import { type AppKey, idOfApp } from '../../store/app-pages';
import { useSnapshots } from '../../store/snapshots';
import {
  changesToSend,
  chooseLanguage,
  closeInformation,
  discardChanges,
  formOf,
  type InformationForm,
  lockedBecause,
  neededWithContact,
  openInformation,
  readInformation,
  saveInformation,
  stillMissing,
  useInformation,
} from '../../store/test-information';
import { Button, IconButton } from '../../ui/button';
import { ErrorNotice } from '../../ui/error-notice';
import { GuardedButton } from '../../ui/guarded-button';
import { WaitingLine } from '../../ui/progress';
import { appleLines } from '../../words/error';
import { fieldLabel, rowName } from '../../words/test-information';
import { AgreementSection, ContactSection } from './contact-section';
import { FormProvider, useForm } from './form-context';
import { fieldElementId } from './information-field';
import { LanguageSection } from './language-section';
import './test-information.css';

/** Test Information of an app: everything that is missing, the fields, and one button that saves what was changed. */
export function TestInformationView({ app }: { app: AppKey }) {
  const form = useInformation((forms) => formOf(forms, app));
  const locked = useSnapshots((state) => lockedBecause(state, app));
  const id = idOfApp(app);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the ID stands for the app.
  useEffect(() => {
    void openInformation(app);
    return () => closeInformation(app);
  }, [id]);
  const { information, changes } = form;
  if (information === null)
    return form.error === null ? (
      <WaitingLine>{say('test-information.reading')}</WaitingLine>
    ) : (
      <ReadError app={app} form={form} />
    );
  return (
    <FormProvider
      value={{
        app,
        form,
        information,
        typed: withChanges(information, changes),
        missing: stillMissing(form),
        isLocked: locked !== null,
      }}
    >
      <div className="information">
        {form.error !== null && <ReadError app={app} form={form} />}
        {locked !== null && <p className="information-locked">{locked}</p>}
        <Missing />
        <LanguageSection />
        <ContactSection />
        <AgreementSection />
        {locked === null && <Foot />}
      </div>
    </FormProvider>
  );
}

function ReadError({
  app,
  form: { error, changes, isReading },
}: {
  app: AppKey;
  form: InformationForm;
}) {
  if (error === null) return null;
  return (
    <ErrorNotice
      isAlert
      {...error}
      {...(changes.length > 0 && { safe: say('test-information.kept') })}
      quoted={appleLines(error.apple)}
      quotedFrom={say('accounts.apple-says')}
      actions={
        <Button isDisabled={isReading} onPress={() => void readInformation(app)}>
          {say('test-information.refresh')}
        </Button>
      }
    />
  );
}

/** Everything at once; each leads to its field. */
function Missing() {
  const { app, form, missing } = useForm();
  const isDone = missing.length === 0;
  const Icon = isDone ? CircleCheck : TriangleAlert;
  return (
    <div className={`information-missing ${isDone ? '' : 'information-missing-some'}`}>
      <Icon aria-hidden />
      <div className="grow">
        {isDone ? (
          <p>{say('test-information.ready')}</p>
        ) : (
          <>
            <p className="title-small">
              {say('test-information.missing.title', { count: missing.length })}
            </p>
            <p className="small">{say('test-information.missing.text')}</p>
            <ul>
              {missing.map((at) => (
                <li key={idOfField(at)}>
                  <button type="button" className="link-button" onClick={() => focusField(app, at)}>
                    {inWords(fieldName(at))}
                  </button>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
      <IconButton
        label={say(form.isReading ? 'test-information.reading' : 'test-information.refresh')}
        onPress={() => void readInformation(app)}
      >
        <RefreshCw aria-hidden />
      </IconButton>
    </div>
  );
}

function focusField(app: AppKey, at: FieldPlace): void {
  if (at.of === 'language') chooseLanguage(app, at.locale);
  requestAnimationFrame(() => document.getElementById(fieldElementId(at))?.focus());
}

function Foot() {
  const { app, form, information } = useForm();
  const { changes, isSaving, rows } = form;
  const waiting = neededWithContact(form);
  const reasons = [
    ...(isSaving ? [say('test-information.saving')] : []),
    ...(changes.length === 0 ? [say('test-information.no-changes')] : []),
    ...(changes.length > 0 && changesToSend(form).length === 0 ? [waitWords(waiting)] : []),
    ...(conflictsIn(information, changes).length > 0
      ? [say('test-information.conflicts-first')]
      : []),
  ];
  return (
    <footer className="information-foot">
      <RowResults rows={rows} />
      {waiting.length > 0 && <p className="small information-waits">{waitWords(waiting)}</p>}
      {form.draftError !== null && (
        <p className="small information-waits">{say('test-information.draft-error')}</p>
      )}
      <div className="information-foot-row">
        <p className="small grow">
          <b>{say('test-information.unsaved', { count: changes.length })}</b>
          {changes.length > 0 && (
            <span>
              {' '}
              {say(
                changes.some(({ at }) => isPassword(at))
                  ? 'test-information.password.not-kept'
                  : 'test-information.kept',
              )}
            </span>
          )}
        </p>
        {changes.length > 0 && !isSaving && (
          <Button kind="ghost" onPress={() => discardChanges(app)}>
            {say('test-information.discard')}
          </Button>
        )}
        <GuardedButton reasons={reasons} onPress={() => void saveInformation(app)}>
          {say(isSaving ? 'test-information.saving' : 'test-information.save')}
        </GuardedButton>
      </div>
    </footer>
  );
}

function waitWords(fields: readonly FieldPlace[]): string {
  return say('test-information.contact-waits', { fields: { list: fields.map(fieldName) } });
}

/** What became of each part at the last save; a field that Apple named has the words beside it. */
function RowResults({ rows }: { rows: readonly SavedRow[] }) {
  if (rows.length === 0) return null;
  if (rows.every(({ outcome }) => outcome === 'saved'))
    return (
      <p className="information-saved">
        <CircleCheck aria-hidden />
        {say('test-information.saved')}
      </p>
    );
  return (
    <div className="information-results" role="alert">
      {rows.map((saved) => (
        <RowResult key={rowName(saved)} saved={saved} />
      ))}
    </div>
  );
}

function RowResult({ saved }: { saved: SavedRow }) {
  const { app } = useForm();
  const { outcome, error } = saved;
  const part = rowName(saved);
  if (outcome === 'saved') return null;
  const title = say(`test-information.row.${outcome}`, { part });
  const fields = refusedFields(saved);
  // Apple's words are at the field.
  if (error === null || outcome === 'not-tried' || fields.length > 0)
    return (
      <p className="information-result">
        <span>{title}</span>
        {fields.map((at) => (
          <button
            key={idOfField(at)}
            type="button"
            className="link-button"
            onClick={() => focusField(app, at)}
          >
            {fieldLabel(at)}
          </button>
        ))}
      </p>
    );
  return (
    <ErrorNotice
      title={title}
      detail={error.detail}
      whatToDo={outcome === 'refused' ? say('test-information.refused-fix') : error.whatToDo}
      quoted={appleLines(error.apple)}
      quotedFrom={say('accounts.apple-says')}
    />
  );
}

/** The fields of the form that Apple named; it may name none, or one that the form lacks. */
function refusedFields({ row, refused }: SavedRow): FieldPlace[] {
  return refused.flatMap(({ field }) => {
    const at = InformationField.safeParse({ ...row, field });
    return at.success ? [at.data] : [];
  });
}
