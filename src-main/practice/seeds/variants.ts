import { knownLocales } from '#shared/asc/locales';
import { addOrbitGroups, addOrbitNotes, seedEveryday } from './everyday';
import { addNote, addOlderBuild, addReview } from './past-builds';
import type { SeedBuilder } from './seed-builder';
import { addApp, addGroup, addInformation, addReviewContact } from './team';

/** The app record exists and nothing was ever delivered. */
export function seedFirstRelease(builder: SeedBuilder): void {
  addOrbitGroups(builder, addOrbitNotes(builder));
}

/** Everyday, with a build of 1.4.0 waiting for beta review for longer than any rehearsal lasts. */
export function seedInReview(builder: SeedBuilder): void {
  seedEveryday(builder);
  const app = builder.state.apps.find((row) => row.bundleId === 'com.northwind.orbit');
  if (!app) return;
  const build = addOlderBuild(builder, app, { shortVersion: '1.4.0', number: '41', daysOld: 1 });
  addNote(builder, build, 'en-US', 'Folders can be shared.');
  addReview(builder, build, { submitted: -0.5, begins: 60, decided: 61 });
}

const apps = 40;
const buildsOfApp = 50;
const buildsOfVersion = 5;
/** Days between two builds. */
const daysBetween = 4;

function addBuilds(builder: SeedBuilder, app: ReturnType<typeof addOrbitNotes>): void {
  for (let count = 1; count <= buildsOfApp; count += 1) {
    addOlderBuild(builder, app, {
      shortVersion: `1.${Math.floor((count - 1) / buildsOfVersion)}`,
      number: String(count),
      daysOld: (buildsOfApp - count + 1) * daysBetween,
    });
  }
}

function addNumberedApp(builder: SeedBuilder, number: number): void {
  const digits = String(number).padStart(2, '0');
  const app = addApp(builder, {
    id: `64800001${digits}`,
    name: `Northwind ${digits}`,
    bundleId: `com.northwind.app${digits}`,
    primaryLocale: 'en-US',
  });
  addInformation(builder, app, 'en-US', {
    description: 'One of many.',
    feedbackEmail: 'feedback@example.com',
  });
  addReviewContact(builder, app);
  addGroup(builder, app, { name: 'QA', isInternalGroup: true, hasAccessToAllBuilds: true }, 2);
  addBuilds(builder, app);
}

/** Forty apps, two thousand builds and three hundred testers: every list is longer than a page. */
export function seedLargeTeam(builder: SeedBuilder): void {
  const orbit = addOrbitNotes(builder);
  addOrbitGroups(builder, orbit);
  addBuilds(builder, orbit);
  for (let number = 2; number <= apps; number += 1) addNumberedApp(builder, number);
  addGroup(
    builder,
    orbit,
    { name: 'Friends', isInternalGroup: false, hasAccessToAllBuilds: false },
    2,
  );
}

/** An app localized in every language, and a build with a note in each. */
export function seedFiftyLocales(builder: SeedBuilder): void {
  const app = addOrbitNotes(builder);
  const { circle } = addOrbitGroups(builder, app);
  const spoken = builder.state.betaAppLocalizations.map(({ locale }) => locale);
  for (const locale of knownLocales) {
    if (spoken.includes(locale)) continue;
    addInformation(builder, app, locale, {
      description: 'Notes that stay in orbit.',
      feedbackEmail: 'feedback@example.com',
    });
  }
  const build = addOlderBuild(builder, app, {
    shortVersion: '1.3.2',
    number: '41',
    daysOld: 20,
    groups: [circle],
  });
  for (const locale of knownLocales) addNote(builder, build, locale, 'Faster search.');
}
