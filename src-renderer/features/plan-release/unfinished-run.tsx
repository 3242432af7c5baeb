import { useState } from 'react';
import type { AppError } from '#shared/errors';
import { say } from '#shared/words/say';
import type { OpenPlan } from '../../store/plan';
import { unfinishedRunFor } from '../../store/plan-reading';
import { askRun } from '../../store/run-actions';
import { show } from '../../store/window';
import { Button } from '../../ui/button';
import { ErrorNotice } from '../../ui/error-notice';
import { unfinishedWords } from '../../words/unfinished-run';

/** Shown if a run of this build was interrupted: resume that one instead of publishing again. */
export function UnfinishedRun({ plan }: { plan: OpenPlan }) {
  const [refused, setRefused] = useState<AppError | null>(null);
  const run = unfinishedRunFor(plan);
  if (run === null) return null;
  const resume = async (): Promise<void> => {
    const error = await askRun('runs:resume', run.id);
    setRefused(error);
    if (error === null) show({ name: 'run', runId: run.id });
  };
  return (
    <ErrorNotice
      tone="look"
      isAlert={refused !== null}
      title={refused?.title ?? say('run-view.unfinished.title')}
      detail={refused?.detail ?? unfinishedWords(run)}
      whatToDo={refused?.whatToDo ?? say('run-view.unfinished.fix')}
      actions={
        <>
          <Button onPress={() => void resume()}>{say('run-view.resume')}</Button>
          <Button onPress={() => show({ name: 'run', runId: run.id })}>
            {say('run-view.unfinished.show')}
          </Button>
        </>
      }
    />
  );
}
