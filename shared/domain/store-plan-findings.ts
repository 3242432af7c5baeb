/* What is wrong with the App Store part of a plan, whatever App Store Connect says. */

import { message } from '../words/message';
import { type AppStorePlan, type StoreTexts, storeTextFields, storeTextLimits } from './app-store';
import type { Finding } from './finding';
import { changesAppStore, type PublishPlan } from './publish-plan';
import { releaseProblem } from './store-draft';

/** `now`: milliseconds since 1970. */
export function findingsForStore(
  plan: Pick<PublishPlan, 'scope' | 'appStore'>,
  now: number,
): Finding[] {
  const { appStore } = plan;
  if (appStore === null || !changesAppStore(plan)) return [];
  return [...releaseDate(appStore, now), ...appStore.texts.flatMap(longTexts)];
}

/** Nothing is uploaded for a release that Apple would refuse at the end. */
function releaseDate({ release }: AppStorePlan, now: number): Finding[] {
  const fault = releaseProblem(release, now);
  if (release.type !== 'scheduled' || fault === null) return [];
  return [
    {
      code: 'store-release-date',
      severity: 'blocker',
      where: message('finding.place.store-plan'),
      title: message(`finding.store-release-date.${fault}`, { at: { moment: release.at } }),
      whatToDo: message('finding.store-release-date.fix'),
    },
  ];
}

function longTexts(texts: StoreTexts): Finding[] {
  return storeTextFields.flatMap((field): Finding[] => {
    const most = storeTextLimits[field];
    const count = [...(texts[field] ?? '')].length;
    if (most === undefined || count <= most) return [];
    const { locale } = texts;
    return [
      {
        code: 'store-text-too-long',
        severity: 'blocker',
        where: message(`store-plan.text.${field}`, { language: { locale } }),
        title: message('finding.store-text-too-long.title', { count, most }),
        whatToDo: message('finding.store-text-too-long.fix'),
      },
    ];
  });
}
