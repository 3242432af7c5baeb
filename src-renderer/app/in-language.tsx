import { Fragment, type ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';
import { currentLanguage } from '#shared/words/language';
import { useWindow } from '../store/window';

/** Renders everything again when another language was loaded: words are made while rendering. */
export function InLanguage({ children }: { children: ReactNode }) {
  const language = useWindow((state) => state.language);
  return (
    <I18nProvider locale={currentLanguage().locale}>
      <Fragment key={language}>{children}</Fragment>
    </I18nProvider>
  );
}
