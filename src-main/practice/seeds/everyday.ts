import type { AppRow } from '../world/rows';
import { addNote, addOlderBuild, addReview, addStoreVersion } from './past-builds';
import type { SeedBuilder } from './seed-builder';
import { addDeclaration, addOrbitTexts, addStoreContact } from './store-past';
import { addApp, addGroup, addInformation, addReviewContact } from './team';

/** The app that most rehearsals use; it has everything that TestFlight needs. */
export function addOrbitNotes(builder: SeedBuilder): AppRow {
  const app = addApp(builder, {
    id: '6480000001',
    name: 'Orbit Notes',
    bundleId: 'com.northwind.orbit',
    primaryLocale: 'en-US',
  });
  const feedbackEmail = 'feedback@example.com';
  addInformation(builder, app, 'en-US', {
    description: 'Notes that stay in orbit.',
    feedbackEmail,
  });
  addInformation(builder, app, 'de-DE', {
    description: 'Notizen, die im Orbit bleiben.',
    feedbackEmail,
  });
  addInformation(builder, app, 'fr-FR', {
    description: 'Des notes qui restent en orbite.',
    feedbackEmail,
  });
  addInformation(builder, app, 'ja', { description: '軌道に乗ったノート。', feedbackEmail });
  addReviewContact(builder, app);
  return app;
}

export function addOrbitGroups(builder: SeedBuilder, app: AppRow) {
  return {
    qa: addGroup(
      builder,
      app,
      { name: 'QA', isInternalGroup: true, hasAccessToAllBuilds: true },
      14,
    ),
    design: addGroup(
      builder,
      app,
      { name: 'Design', isInternalGroup: true, hasAccessToAllBuilds: false },
      6,
    ),
    circle: addGroup(
      builder,
      app,
      { name: 'Beta circle', isInternalGroup: false, hasAccessToAllBuilds: false },
      200,
    ),
  };
}

/** An app with unfinished test information, to rehearse a refusal. */
function addTideTable(builder: SeedBuilder): void {
  const app = addApp(builder, {
    id: '6480000002',
    name: 'Tide Table',
    bundleId: 'com.northwind.tide',
    primaryLocale: 'en-GB',
  });
  addInformation(builder, app, 'en-GB');
  addReviewContact(builder, app, { contactPhone: null, contactEmail: null });
  addGroup(
    builder,
    app,
    { name: 'Sailors', isInternalGroup: false, hasAccessToAllBuilds: false },
    40,
  );
}

/** A team in the middle of its work: one complete app with a released version, and one with gaps. */
export function seedEveryday(builder: SeedBuilder): void {
  const app = addOrbitNotes(builder);
  const { design, circle } = addOrbitGroups(builder, app);
  const build = addOlderBuild(builder, app, {
    shortVersion: '1.3.2',
    number: '41',
    daysOld: 20,
    groups: [design, circle],
  });
  addNote(builder, build, 'en-US', 'Search finds notes in every folder.');
  addNote(builder, build, 'de-DE', 'Die Suche findet Notizen in allen Ordnern.');
  addReview(builder, build, { submitted: -19.9, begins: -19.8, decided: -19.5 });
  const version = addStoreVersion(builder, app, {
    versionString: '1.3.2',
    appVersionState: 'READY_FOR_DISTRIBUTION',
    daysOld: 18,
    build,
  });
  addOrbitTexts(builder, version, {
    english: 'Search finds notes in every folder.',
    german: 'Die Suche findet Notizen in allen Ordnern.',
  });
  addStoreContact(builder, version);
  addDeclaration(builder, app.id);
  addTideTable(builder);
}
