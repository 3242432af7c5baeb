import { isDeepStrictEqual } from 'node:util';
import type { PublishPlan } from '#shared/domain/publish-plan';
import type { StoreProgress, Written } from '#shared/domain/publish-run';
import type { RunEvent } from './run-event';

type StoreEvent = Extract<RunEvent, { type: `store-${string}` }>;

export function beginStore({ appStore }: PublishPlan): StoreProgress | null {
  if (appStore === null) return null;
  return {
    versionId: null,
    versionString: null,
    versionState: null,
    isCreated: false,
    submissionId: null,
    submissionState: null,
    phasedState: null,
    texts: appStore.texts.map(({ locale }) => ({ name: locale, state: 'waiting' })),
    obstacle: null,
    decided: [],
  };
}

/** What the run knows of the App Store after one more event. */
export function foldStore(store: StoreProgress | null, event: StoreEvent): StoreProgress | null {
  if (store === null) return null;
  switch (event.type) {
    case 'store-version-seen': {
      const { versionId, versionString, state: versionState, isCreated } = event;
      return {
        ...store,
        versionId,
        versionString,
        versionState,
        isCreated: store.isCreated || isCreated,
        obstacle: null,
      };
    }
    case 'store-build-attached':
      return store;
    case 'store-settings-read-back':
      return { ...store, phasedState: event.phasedState };
    case 'store-texts-read-back':
      return { ...store, texts: withText(store, { name: event.locale, state: 'read-back' }) };
    case 'store-texts-refused': {
      const { locale: name, detail } = event;
      return { ...store, texts: withText(store, { name, state: 'refused', detail }) };
    }
    case 'store-submission-seen':
      return {
        ...store,
        submissionId: event.submissionId,
        submissionState: event.state,
        obstacle: null,
      };
    case 'store-states-seen': {
      const { versionState, submissionState, phasedState } = event;
      return { ...store, versionState, submissionState, phasedState };
    }
    case 'store-obstacle-seen':
      return { ...store, obstacle: event.obstacle };
    case 'store-obstacle-decided':
      return { ...store, obstacle: null, decided: [...store.decided, event.obstacle] };
    case 'store-submission-withdrawn':
      return store;
  }
}

/** A language may come from What to Test, so that the plan did not name it. */
function withText({ texts }: StoreProgress, text: Written): Written[] {
  return texts.some(({ name }) => name === text.name)
    ? texts.map((one) => (one.name === text.name ? text : one))
    : [...texts, text];
}

/** Whether a person decided to proceed with exactly this. */
export function isDecided(
  { decided }: StoreProgress,
  obstacle: StoreProgress['decided'][number],
): boolean {
  return decided.some((one) => isDeepStrictEqual(one, obstacle));
}
