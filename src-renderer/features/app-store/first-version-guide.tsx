import { Circle, CircleCheck, CircleQuestionMark, ExternalLink } from 'lucide-react';
import { say } from '#shared/words/say';
import { environmentOf } from '../../store/app-pages';
import {
  focusPart,
  openStorePage,
  type StoreCardProps,
  type StoreKey,
  useReadiness,
} from '../../store/app-store';
import { useSnapshots } from '../../store/snapshots';
import { Button } from '../../ui/button';
import { Section } from '../../ui/card';
import { type FirstStep, firstVersionSteps } from '../../words/store-release';
import './first-version-guide.css';

const icons = { done: CircleCheck, open: Circle, unknown: CircleQuestionMark } as const;

/** While nothing of the app was ever released: what App Store Connect wants once, in order. */
export function FirstVersionGuide({ app, page }: StoreCardProps) {
  const isLive = useSnapshots((state) => environmentOf(state, app) === 'live');
  const steps = firstVersionSteps(useReadiness(app), page.open !== null);
  const done = steps.filter(({ state }) => state === 'done').length;
  return (
    <Section
      title={say('first-version.title')}
      id="first-version"
      className="store-first-version"
      aside={
        <span className="numbers">{say('first-version.aside', { done, count: steps.length })}</span>
      }
    >
      <p className="small">{say('first-version.text')}</p>
      <ol aria-label={say('first-version.list')}>
        {steps.map((step) => (
          <Step key={step.name} app={app} step={step} isLive={isLive} />
        ))}
      </ol>
    </Section>
  );
}

function Step({ app, step, isLive }: { app: StoreKey; step: FirstStep; isLive: boolean }) {
  const Icon = icons[step.state];
  return (
    <li className={`store-first store-first-${step.state}`}>
      <span className="store-first-icon" title={say(`first-version.state.${step.state}`)}>
        <Icon aria-hidden />
        <span className="unseen">{say(`first-version.state.${step.state}`)}</span>
      </span>
      <div>
        <p className="title-small">{step.name}</p>
        <p className="small">{step.text}</p>
      </div>
      <StepAct app={app} step={step} isLive={isLive} />
    </li>
  );
}

function StepAct({ app, step, isLive }: { app: StoreKey; step: FirstStep; isLive: boolean }) {
  const { fix } = step;
  if (fix.in === 'slipway')
    return (
      <Button
        size="small"
        label={say('first-version.go-to-of', { step: step.name })}
        onPress={() => focusPart(places[fix.part])}
      >
        {say('first-version.go-to')}
      </Button>
    );
  if (!isLive) return null;
  return (
    <Button
      size="small"
      label={say('first-version.open-page-of', { step: step.name })}
      onPress={() => void openStorePage(app, fix.page)}
    >
      <ExternalLink aria-hidden />
      {say('first-version.open-page')}
    </Button>
  );
}

const places = {
  texts: 'store-texts',
  'review-detail': 'store-review-detail',
  build: 'store-version',
} as const;
