import { Component, type ReactNode } from 'react';
import { Button } from '../ui/button';
import { CopyButton } from '../ui/copy-button';
import { TroubleNotice } from '../ui/trouble-notice';
import { troubleDetails } from '../words/trouble';
import { windowTrouble } from '../words/window-trouble';

interface State {
  message: string | null;
}

/** The last net: what main does goes on without the window, and that is said first. */
export class ErrorBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { message: null };

  static getDerivedStateFromError(error: unknown): State {
    return { message: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    if (this.state.message === null) return this.props.children;
    const trouble = windowTrouble(
      'unexpected',
      this.state.message,
      'Load the window again. What you typed was saved as you typed it.',
    );
    return (
      <div className="broken">
        <TroubleNotice
          isAlert
          {...trouble}
          safe="Runs go on without the window."
          actions={
            <>
              <Button kind="main" onPress={() => window.location.reload()}>
                Load again
              </Button>
              <CopyButton text={troubleDetails(trouble)}>Copy details</CopyButton>
            </>
          }
        />
      </div>
    );
  }
}
