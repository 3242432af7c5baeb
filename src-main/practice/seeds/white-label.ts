import { addOrbitGroups, addOrbitNotes } from './everyday';
import { addOlderBuild } from './past-builds';
import type { SeedBuilder } from './seed-builder';
import { addApp, addGroup, addInformation, addReviewContact } from './team';

const apps = 70;

/** One product under seventy names, with the same groups, languages and versions each; and the app of the samples. */
export function seedWhiteLabel(builder: SeedBuilder): void {
  const orbit = addOrbitNotes(builder);
  addOrbitGroups(builder, orbit);
  for (let number = 1; number <= apps; number += 1) {
    const digits = String(number).padStart(2, '0');
    const app = addApp(builder, {
      id: `64810000${digits}`,
      name: `Harbor Guide ${digits}`,
      bundleId: `com.northwind.harbor${digits}`,
      primaryLocale: 'en-US',
    });
    for (const locale of ['en-US', 'de-DE'])
      addInformation(builder, app, locale, {
        description: 'The guide to a harbor.',
        feedbackEmail: 'feedback@example.com',
      });
    addReviewContact(builder, app);
    addGroup(builder, app, { name: 'QA', isInternalGroup: true, hasAccessToAllBuilds: false }, 2);
    addGroup(
      builder,
      app,
      { name: 'Beta circle', isInternalGroup: false, hasAccessToAllBuilds: false },
      3,
    );
    addOlderBuild(builder, app, { shortVersion: '1.3.2', number: '41', daysOld: 20 });
  }
}
