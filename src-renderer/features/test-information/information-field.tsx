import { asSent, whatToTestLimit } from '#shared/asc/text-rules';
import {
  conflictsIn,
  type InformationField as FieldPlace,
  idOfField,
  isPassword,
  severalLines,
  storedIn,
} from '#shared/domain/test-information';
import { langAttribute } from '#shared/words/locale-name';
import { say } from '#shared/words/say';
import { changeField, refusedWords, settleConflict } from '../../store/test-information';
import { AnswerField } from '../../ui/answer-field';
import { fieldDoubt, fieldLabel } from '../../words/test-information';
import { useForm } from './form-context';

interface InformationFieldProps {
  at: FieldPlace;
  hint?: string;
}

/** For moving the focus to a field that is missing. */
export function fieldElementId(at: FieldPlace): string {
  return `information-${idOfField(at).replaceAll(/[^\w-]/g, '-')}`;
}

/** One field of Test Information: what is wrong with it, what Apple said about it, and who else changed it. */
export function InformationField({ at, hint }: InformationFieldProps) {
  const { app, form, typed, information, missing, isLocked } = useForm();
  const value = storedIn(typed, at);
  const text = value ?? '';
  const doubt = fieldDoubt(at, text);
  const said = refusedWords(form, at);
  const change = form.changes.find((one) => idOfField(one.at) === idOfField(at));
  const isConflict = change !== undefined && conflictsIn(information, [change]).length > 0;
  const hasLines = severalLines.has(at.field);
  return (
    <AnswerField
      id={fieldElementId(at)}
      label={fieldLabel(at)}
      value={value}
      kind={hasLines ? 'lines' : isPassword(at) ? 'password' : 'line'}
      onChange={(next) => changeField(app, at, next)}
      isReadOnly={isLocked}
      isMissing={missing.some((one) => idOfField(one) === idOfField(at))}
      problem={said === null ? doubt?.words : say('test-information.apple-says', { words: said })}
      hint={hint}
      count={
        hasLines && at.field !== 'agreementText'
          ? { length: asSent(text).length, limit: whatToTestLimit }
          : undefined
      }
      lang={at.of === 'language' ? langAttribute(at.locale) : undefined}
      offer={
        doubt?.offer == null
          ? null
          : {
              words: hasLines
                ? say('test-information.fix')
                : say('test-information.use', { text: doubt.offer }),
              value: doubt.offer,
            }
      }
      conflict={
        isConflict
          ? {
              before: change.base,
              theirs: storedIn(information, at),
              isHidden: isPassword(at),
              onKeep: (whose) => settleConflict(app, change, whose),
            }
          : null
      }
    />
  );
}
