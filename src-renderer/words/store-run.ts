import type { StoreObstacle } from '#shared/domain/app-store';
import type { PublishRun } from '#shared/domain/publish-run';
import { say } from '#shared/words/say';
import { stateText } from '#shared/words/states';
import { versionOf } from '#shared/words/store-run';

interface ObstacleWords {
  title: string;
  text: string;
  /** The button that goes on in spite of it, and what that means. */
  proceed: string;
  proceedText: string;
  /** When the run can go on without it. */
  checkText: string;
}

/** What is in the way of a run at the App Store, and what can be done about it. */
export function obstacleWords(obstacle: StoreObstacle, run: PublishRun): ObstacleWords {
  const version = versionOf({ ...run, store: null });
  switch (obstacle.kind) {
    case 'other-version': {
      const values = { other: obstacle.versionString || '–', version };
      return {
        title: say('store-obstacle.other-version.title', values),
        text: say('store-obstacle.other-version.text', values),
        proceed: say('store-obstacle.other-version.proceed', values),
        proceedText: say('store-obstacle.other-version.proceed-text', values),
        checkText: say('store-obstacle.other-version.check-text', values),
      };
    }
    case 'in-review': {
      const other = obstacle.versionString ?? '';
      const values = { other, known: other === '' ? 'no' : 'yes' };
      const state = stateText('store-submission', obstacle.state);
      return {
        title: say('store-obstacle.in-review.title', values),
        text: say('store-obstacle.in-review.text', { state }),
        proceed: say('store-obstacle.in-review.proceed', values),
        proceedText: say('store-obstacle.in-review.proceed-text'),
        checkText: say('store-obstacle.in-review.check-text'),
      };
    }
    case 'draft-items': {
      const { count } = obstacle;
      return {
        title: say('store-obstacle.draft-items.title', { count }),
        text: say('store-obstacle.draft-items.text'),
        proceed: say('store-obstacle.draft-items.proceed'),
        proceedText: say('store-obstacle.draft-items.proceed-text', { count }),
        checkText: say('store-obstacle.draft-items.check-text'),
      };
    }
  }
}
