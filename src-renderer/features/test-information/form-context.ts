import { createContext, useContext } from 'react';
import type { InformationField, TestInformation } from '#shared/domain/test-information';
import type { AppKey } from '../../store/app-pages';
import type { InformationForm } from '../../store/test-information';

/** The form that a field belongs to, once it was read. */
interface OpenForm {
  app: AppKey;
  form: InformationForm;
  information: TestInformation;
  /** The same with what was typed. */
  typed: TestInformation;
  missing: readonly InformationField[];
  isLocked: boolean;
}

const FormContext = createContext<OpenForm | null>(null);

export const FormProvider = FormContext.Provider;

export function useForm(): OpenForm {
  const form = useContext(FormContext);
  // Not shown: a mistake in this feature.
  if (form === null) throw new Error('A field is outside its form');
  return form;
}
