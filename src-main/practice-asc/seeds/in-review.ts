import { tellEveryday } from './everyday';
import { addNote, addOlderBuild, addReview } from './past-builds';
import type { Stage } from './team';

/** As every day, and a build of 1.4.0 waits for beta review, longer than any rehearsal lasts. */
export function tellInReview(stage: Stage): void {
  tellEveryday(stage);
  const app = stage.state.apps.find((row) => row.bundleId === 'com.northwind.orbit');
  if (!app) return;
  const build = addOlderBuild(stage, app, { shortVersion: '1.4.0', number: '41', daysOld: 1 });
  addNote(stage, build, 'en-US', 'Folders can be shared.');
  addReview(stage, build, { submitted: -0.5, begins: 60, decided: 61 });
}
