import { addOrbitGroups, addOrbitNotes } from './everyday';
import { addOlderBuild } from './past-builds';
import { addApp, addGroup, addInformation, addReviewContact, type Stage } from './team';

const apps = 40;
const buildsOfApp = 50;
const buildsOfVersion = 5;
/** From one build to the next. */
const daysBetween = 4;

function addBuilds(stage: Stage, app: ReturnType<typeof addOrbitNotes>): void {
  for (let count = 1; count <= buildsOfApp; count += 1) {
    addOlderBuild(stage, app, {
      shortVersion: `1.${Math.floor((count - 1) / buildsOfVersion)}`,
      number: String(count),
      daysOld: (buildsOfApp - count + 1) * daysBetween,
    });
  }
}

function addNumberedApp(stage: Stage, number: number): void {
  const digits = String(number).padStart(2, '0');
  const app = addApp(stage, {
    id: `64800001${digits}`,
    name: `Northwind ${digits}`,
    bundleId: `com.northwind.app${digits}`,
    primaryLocale: 'en-US',
  });
  addInformation(stage, app, 'en-US', {
    description: 'One of many.',
    feedbackEmail: 'feedback@example.com',
  });
  addReviewContact(stage, app);
  addGroup(stage, app, { name: 'QA', isInternalGroup: true, hasAccessToAllBuilds: true }, 2);
  addBuilds(stage, app);
}

/** Forty apps, two thousand builds and three hundred testers: everything is longer than a page. */
export function tellLargeTeam(stage: Stage): void {
  const orbit = addOrbitNotes(stage);
  addOrbitGroups(stage, orbit);
  addBuilds(stage, orbit);
  for (let number = 2; number <= apps; number += 1) addNumberedApp(stage, number);
  addGroup(
    stage,
    orbit,
    { name: 'Friends', isInternalGroup: false, hasAccessToAllBuilds: false },
    2,
  );
}
