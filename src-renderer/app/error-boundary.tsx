import { Component, type ReactNode } from 'react';
import { appError } from '#shared/errors';
import { message } from '#shared/words/message';
import { say } from '#shared/words/say';
import { openLogs } from '../store/diagnostics';
import { Button } from '../ui/button';
import { CopyButton } from '../ui/copy-button';
import { ErrorNotice } from '../ui/error-notice';
import { errorDetails } from '../words/error';

interface State {
  message: string | null;
}

/** The last resort: main keeps working without the window, and the message says so first. */
export class ErrorBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { message: null };

  static getDerivedStateFromError(error: unknown): State {
    return { message: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    if (this.state.message === null) return this.props.children;
    const broken = appError('unexpected', this.state.message, {
      whatToDo: message('window.reload-hint'),
    });
    return (
      <div className="broken">
        <ErrorNotice
          isAlert
          {...broken}
          safe={say('window.runs-continue')}
          actions={
            <>
              <Button kind="main" onPress={() => window.location.reload()}>
                {say('window.reload')}
              </Button>
              <Button onPress={openLogs}>{say('diagnostics.open-logs')}</Button>
              <CopyButton text={errorDetails(broken)}>{say('button.copy-details')}</CopyButton>
            </>
          }
        />
      </div>
    );
  }
}
