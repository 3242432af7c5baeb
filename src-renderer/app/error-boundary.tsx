import { Component, type ReactNode } from 'react';
import { appError } from '#shared/errors';
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
      whatToDo: 'Load the window again. What you typed was saved as you typed it.',
    });
    return (
      <div className="broken">
        <ErrorNotice
          isAlert
          {...broken}
          safe="Runs go on without the window."
          actions={
            <>
              <Button kind="main" onPress={() => window.location.reload()}>
                Load again
              </Button>
              <CopyButton text={errorDetails(broken)}>Copy details</CopyButton>
            </>
          }
        />
      </div>
    );
  }
}
