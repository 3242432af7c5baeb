import { CircleCheck, CircleDashed, CircleX, OctagonX, Store } from 'lucide-react';
import { useState } from 'react';
import type { StoreObstacle } from '#shared/domain/app-store';
import type { PublishRun, Written } from '#shared/domain/publish-run';
import type { AppError } from '#shared/errors';
import { localeName } from '#shared/words/locale-name';
import type { Text } from '#shared/words/message';
import { inWords, say } from '#shared/words/say';
import { proceedAtObstacle } from '../../store/run-actions';
import { show } from '../../store/window';
import { Button } from '../../ui/button';
import { Section } from '../../ui/card';
import { ErrorNotice } from '../../ui/error-notice';
import { standingAlone } from '../../words/store-release';
import { obstacleWords } from '../../words/store-run';
import './store-obstacle.css';
import './review-busy.css';
import '../../ui/notice-line.css';

interface StoreObstacleCardProps {
  run: PublishRun;
  onCheckAgain: () => void;
}

/** What keeps the run from going on at the App Store, and what a person can do about it. */
export function StoreObstacleCard({ run, onCheckAgain }: StoreObstacleCardProps) {
  const obstacle = run.store?.obstacle ?? null;
  const isOpen = obstacle !== null && run.status.state === 'failed' && run.readOnly === null;
  return isOpen ? <Obstacle run={run} obstacle={obstacle} onCheckAgain={onCheckAgain} /> : null;
}

function Obstacle({
  run,
  obstacle,
  onCheckAgain,
}: StoreObstacleCardProps & { obstacle: StoreObstacle }) {
  const [refused, setRefused] = useState<AppError | null>(null);
  const words = obstacleWords(obstacle, run);
  return (
    <Section title={words.title} className="review-busy" id="store-obstacle">
      {refused !== null && <ErrorNotice isAlert {...refused} />}
      <p>{words.text}</p>
      <ul aria-label={say('store-obstacle.choices')}>
        <li className="notice-line-row">
          <p>{words.proceedText}</p>
          <Button kind="main" onPress={() => void proceedAtObstacle(run.id).then(setRefused)}>
            {words.proceed}
          </Button>
        </li>
        <li className="notice-line-row">
          <p>{words.checkText}</p>
          <Button onPress={onCheckAgain}>{say('store-obstacle.check-again')}</Button>
        </li>
      </ul>
    </Section>
  );
}

/** Opens the part of the app's page on which the version is. */
export function StoreTabButton({ run, isMain = false }: { run: PublishRun; isMain?: boolean }) {
  const { bundleId } = run.package;
  if (bundleId === null) return null;
  return (
    <Button kind={isMain ? 'main' : 'plain'} onPress={() => openStoreTab(run.account.id, bundleId)}>
      <Store aria-hidden />
      {say('store-run.open-tab')}
    </Button>
  );
}

function openStoreTab(accountId: string, bundleId: string): void {
  show({ name: 'app', app: { accountId, bundleId }, tab: 'app-store' });
}

export function MissingForReview({ missing }: { missing: readonly Text[] }) {
  return (
    <ul className="missing-for-review" aria-label={say('store-run.missing')}>
      {missing.map((item) => (
        <li key={inWords(item)}>
          <OctagonX aria-hidden />
          {standingAlone(inWords(item))}
        </li>
      ))}
    </ul>
  );
}

/** What became of the App Store texts in each language; those that need attention first. */
export function StoreTextLines({ texts }: { texts: readonly Written[] }) {
  return (
    <section
      className="written"
      aria-label={say('store-run.texts')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolling content has to be reachable by keyboard.
      tabIndex={0}
    >
      <ul className="store-texts-written">
        {worstFirst(texts).map((text) => (
          <li key={text.name} className={`store-text-${text.state}`}>
            <StateIcon state={text.state} />
            <bdi>{localeName(text.name)}</bdi>
            <span className="small">{textWords(text)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const order: readonly Written['state'][] = ['refused', 'failed', 'waiting', 'sent', 'read-back'];

function worstFirst(texts: readonly Written[]): Written[] {
  return [...texts].sort(
    (one, other) =>
      order.indexOf(one.state) - order.indexOf(other.state) ||
      localeName(one.name).localeCompare(localeName(other.name)),
  );
}

function StateIcon({ state }: Pick<Written, 'state'>) {
  if (state === 'refused' || state === 'failed') return <CircleX aria-hidden />;
  return state === 'read-back' ? <CircleCheck aria-hidden /> : <CircleDashed aria-hidden />;
}

function textWords({ state, detail }: Written): string {
  if (detail === undefined) return say(`store-run.text.${state}`);
  return say(`store-run.text.${state === 'failed' ? 'failed' : 'refused'}-because`, { detail });
}
