/* The native dialogs before something happens on the App Store. */

import { sameVersion } from '../asc/version-numbers';
import type { Environment } from '../domain/account';
import type { AppStorePlan, StoreAct, StoreObstacle, StoreRelease } from '../domain/app-store';
import { type Message, message } from './message';
import { asLine, type Question, shortList } from './question';
import { say } from './say';
import { localZone, momentIn, zoneCity } from './time-zone';

interface AboutApp {
  environment: Environment;
  app: string;
  version: string;
  account: { name: string; keyId: string };
}

/** What a plan does on the App Store. */
export interface StoreFacts {
  plan: Pick<
    AppStorePlan,
    'release' | 'phasedRelease' | 'texts' | 'submit' | 'cancelPrevious' | 'renameVersion'
  >;
  /** The languages of the version; null if they could not be read. */
  locales: readonly string[] | null;
}

/** A version that goes to App Review. */
export interface StoreSubmitFacts extends AboutApp, StoreFacts {
  buildNumber: string;
}

export interface StoreProceedFacts extends AboutApp {
  buildNumber: string;
  obstacle: StoreObstacle;
}

export interface StoreActFacts extends AboutApp {
  act: StoreAct;
}

/** How an approved version gets on sale, with the moment and its time zone. */
export function releaseText(release: StoreRelease): Message {
  return release.type === 'scheduled'
    ? message('app-store.release.scheduled-at', momentOf(release))
    : message(`app-store.release.${release.type}`);
}

/** The moment of a scheduled release in the time zone that it was chosen in, else in that of this computer. */
export function momentOf(release: Extract<StoreRelease, { type: 'scheduled' }>): {
  at: string;
  place: string;
} {
  const zone = release.timeZone ?? localZone();
  return { at: momentIn(zone, Date.parse(release.at)), place: zoneCity(zone) };
}

/** What a submission does on the App Store, a line each. */
export function storeLines({ plan, locales }: StoreFacts): string[] {
  const languages = (locales ?? []).map((locale) => ({ locale: asLine(locale) }));
  return [
    say('confirm.store.release', { release: releaseText(plan.release) }),
    ...(plan.phasedRelease === null
      ? []
      : [say('confirm.store.phased', { phased: plan.phasedRelease ? 'yes' : 'no' })]),
    locales === null
      ? say('confirm.store.languages-unknown')
      : say('confirm.store.languages', {
          count: languages.length,
          languages: shortList(languages),
        }),
    ...(plan.cancelPrevious ? [say('confirm.store.cancels')] : []),
    ...(plan.renameVersion ? [say('confirm.store.renames')] : []),
  ];
}

/** Before a version is submitted to App Review. */
export function storeSubmitQuestion(facts: StoreSubmitFacts): Question {
  const { environment, version, buildNumber } = facts;
  const build = asLine(`${version} (${buildNumber})`);
  const text =
    environment === 'practice' ? say('confirm.rehearsal') : say('confirm.store.submit-text');
  return {
    message: say(`confirm.store.submit-${environment}`, { app: asLine(facts.app), build }),
    detail: `${text}\n\n${[...storeLines(facts), accountLine(facts)].join('\n')}`,
    act: say(`confirm.store.submit-${environment}-button`, { build }),
  };
}

/** Before a run proceeds past what stopped it. */
export function storeProceedQuestion(facts: StoreProceedFacts): Question {
  const { obstacle, version, buildNumber } = facts;
  const build = asLine(`${version} (${buildNumber})`);
  const other =
    'versionString' in obstacle ? asLine(obstacle.versionString ?? '–') : `${obstacle.count}`;
  const isRenamed =
    obstacle.kind === 'in-review' &&
    obstacle.versionString !== null &&
    !sameVersion(obstacle.versionString, version);
  const text = isRenamed
    ? say('confirm.store.proceed.in-review-rename-text', { other, version: asLine(version) })
    : say(`confirm.store.proceed.${obstacle.kind}-text`, { other, build });
  return {
    message: say(`confirm.store.proceed.${obstacle.kind}`, {
      other,
      build,
      app: asLine(facts.app),
    }),
    detail: `${rehearsal(facts)}${text}\n\n${accountLine(facts)}`,
    act: say(`confirm.store.proceed.${obstacle.kind}-button`),
  };
}

/** Before one act on a version. */
export function storeActQuestion(facts: StoreActFacts): Question {
  const app = asLine(facts.app);
  const version = asLine(facts.version);
  const name = facts.act === 'release' ? 'release-version' : facts.act;
  return {
    message: say(`confirm.store.${name}`, { app, version }),
    detail: `${rehearsal(facts)}${say(`confirm.store.${name}-text`)}\n\n${accountLine(facts)}`,
    act: say(`confirm.store.${name}-button`),
  };
}

function rehearsal({ environment }: AboutApp): string {
  return environment === 'practice' ? `${say('confirm.rehearsal')} ` : '';
}

function accountLine({ account, environment }: AboutApp): string {
  return say(`confirm.account-${environment}`, {
    account: asLine(account.name),
    key: asLine(account.keyId),
  });
}
