import { useEffect, useState } from 'react';
import type { PracticeChoices, PracticeWorld } from '#shared/domain/practice';
import type { AppError } from '#shared/errors';
import { say } from '#shared/words/say';
import { openHelp } from '../../store/help';
import { leavePractice, readPractice } from '../../store/practice-actions';
import { type Practice, useSnapshots } from '../../store/snapshots';
import { Chip } from '../../ui/chip';
import { ErrorNotice } from '../../ui/error-notice';
import { HelpButton } from '../../ui/help-button';
import { ClockSection } from './clock-section';
import { PracticeIntro } from './practice-intro';
import { ProblemSection } from './problem-section';
import { RequestSection } from './request-section';
import { ScenarioSection } from './scenario-section';
import './practice-view.css';

/** The practice App Store Connect: what it is, its state, and the requests that arrive. */
export function PracticeView() {
  const practice = useSnapshots((state) => state.practice);
  const choices = useSnapshots((state) => state.practiceChoices);
  const world = useSnapshots((state) => state.practiceWorld);
  const isRunning = practice.state === 'running';
  useEffect(() => {
    if (!isRunning) return;
    void readPractice();
    return leavePractice;
  }, [isRunning]);
  return (
    <>
      <header className="screen-head">
        <h1>{say('practice.title')}</h1>
        <PracticeChip practice={practice} />
        <HelpButton topic={say('practice.title')} onPress={() => openHelp({ page: 'rehearse' })} />
      </header>
      {practice.state === 'stopped' && (
        <Stopped error={practice.error} safe={say('practice.live-not-affected')} />
      )}
      <PracticeIntro url={practice.state === 'running' ? practice.url : null} />
      {isRunning && choices !== null && world !== null && (
        <Controls choices={choices} world={world} />
      )}
    </>
  );
}

function Controls({ choices, world }: { choices: PracticeChoices; world: PracticeWorld }) {
  const [error, setError] = useState<AppError | null>(null);
  return (
    <>
      {error !== null && <Stopped error={error} isAlert />}
      <ScenarioSection scenarios={choices.scenarios} current={world.scenario} onError={setError} />
      <ProblemSection choices={choices.faults} faults={world.faults} onError={setError} />
      <ClockSection clock={world.clock} onError={setError} />
      <RequestSection requests={world.requests} arrived={world.arrived} />
    </>
  );
}

interface StoppedProps {
  error: AppError;
  safe?: string;
  isAlert?: boolean;
}

function Stopped({ error, ...rest }: StoppedProps) {
  return <ErrorNotice {...rest} {...error} />;
}

function PracticeChip({ practice }: { practice: Practice }) {
  if (practice.state === 'running') return <Chip tone="ok">{say('practice.running')}</Chip>;
  if (practice.state === 'starting') return <Chip tone="busy">{say('practice.starting')}</Chip>;
  return <Chip tone="block">{say('practice.not-running')}</Chip>;
}
