import './without-eval';
import './layers.css';
import './tokens.css';
import './base.css';
import './window-frame.css';
import './preferences.css';
import '@fontsource-variable/inter';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { speakChosenLanguage } from '../store/spoken-language';
import { App } from './app';
import { ErrorBoundary } from './error-boundary';
import { InLanguage } from './in-language';

const root = document.getElementById('root');
// The first thing that is shown is in the right language already.
await speakChosenLanguage();
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <ErrorBoundary>
        <InLanguage>
          <App />
        </InLanguage>
      </ErrorBoundary>
    </StrictMode>,
  );
}
