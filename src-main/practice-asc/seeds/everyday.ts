import type { AppRow } from '../world/rows';
import { addNote, addOlderBuild, addReview, addStoreVersion } from './past-builds';
import { addDeclaration, addOrbitTexts, addStoreContact } from './store-past';
import { addApp, addGroup, addInformation, addReviewContact, type Stage } from './team';

/** The app that most rehearsals use; everything that TestFlight needs is in order. */
export function addOrbitNotes(stage: Stage): AppRow {
  const app = addApp(stage, {
    id: '6480000001',
    name: 'Orbit Notes',
    bundleId: 'com.northwind.orbit',
    primaryLocale: 'en-US',
  });
  const feedbackEmail = 'feedback@example.com';
  addInformation(stage, app, 'en-US', { description: 'Notes that stay in orbit.', feedbackEmail });
  addInformation(stage, app, 'de-DE', {
    description: 'Notizen, die im Orbit bleiben.',
    feedbackEmail,
  });
  addInformation(stage, app, 'fr-FR', {
    description: 'Des notes qui restent en orbite.',
    feedbackEmail,
  });
  addInformation(stage, app, 'ja', { description: '軌道に乗ったノート。', feedbackEmail });
  addReviewContact(stage, app);
  return app;
}

export function addOrbitGroups(stage: Stage, app: AppRow) {
  return {
    qa: addGroup(stage, app, { name: 'QA', isInternalGroup: true, hasAccessToAllBuilds: true }, 14),
    design: addGroup(
      stage,
      app,
      { name: 'Design', isInternalGroup: true, hasAccessToAllBuilds: false },
      6,
    ),
    circle: addGroup(
      stage,
      app,
      { name: 'Beta circle', isInternalGroup: false, hasAccessToAllBuilds: false },
      200,
    ),
  };
}

/** An app whose test information was never finished, so that a refusal can be rehearsed too. */
function addTideTable(stage: Stage): void {
  const app = addApp(stage, {
    id: '6480000002',
    name: 'Tide Table',
    bundleId: 'com.northwind.tide',
    primaryLocale: 'en-GB',
  });
  addInformation(stage, app, 'en-GB');
  addReviewContact(stage, app, { contactPhone: null, contactEmail: null });
  addGroup(
    stage,
    app,
    { name: 'Sailors', isInternalGroup: false, hasAccessToAllBuilds: false },
    40,
  );
}

/** A team in the middle of its work: one app in good order with a version out, one with gaps. */
export function tellEveryday(stage: Stage): void {
  const app = addOrbitNotes(stage);
  const { design, circle } = addOrbitGroups(stage, app);
  const build = addOlderBuild(stage, app, {
    shortVersion: '1.3.2',
    number: '41',
    daysOld: 20,
    groups: [design, circle],
  });
  addNote(stage, build, 'en-US', 'Search finds notes in every folder.');
  addNote(stage, build, 'de-DE', 'Die Suche findet Notizen in allen Ordnern.');
  addReview(stage, build, { submitted: -19.9, begins: -19.8, decided: -19.5 });
  const version = addStoreVersion(stage, app, {
    versionString: '1.3.2',
    appVersionState: 'READY_FOR_DISTRIBUTION',
    daysOld: 18,
    build,
  });
  addOrbitTexts(stage, version, {
    english: 'Search finds notes in every folder.',
    german: 'Die Suche findet Notizen in allen Ordnern.',
  });
  addStoreContact(stage, version);
  addDeclaration(stage, app.id);
  addTideTable(stage);
}
