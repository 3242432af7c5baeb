import { knownLocales } from '#shared/asc/locales';
import { addOrbitGroups, addOrbitNotes } from './everyday';
import { addNote, addOlderBuild } from './past-builds';
import { addInformation, type Stage } from './team';

/** An app that speaks every language there is, and a build with a note in each. */
export function tellFiftyLocales(stage: Stage): void {
  const app = addOrbitNotes(stage);
  const { circle } = addOrbitGroups(stage, app);
  const spoken = stage.state.betaAppLocalizations.map(({ locale }) => locale);
  for (const locale of knownLocales) {
    if (spoken.includes(locale)) continue;
    addInformation(stage, app, locale, {
      description: 'Notes that stay in orbit.',
      feedbackEmail: 'feedback@example.com',
    });
  }
  const build = addOlderBuild(stage, app, {
    shortVersion: '1.3.2',
    number: '41',
    daysOld: 20,
    groups: [circle],
  });
  for (const locale of knownLocales) addNote(stage, build, locale, 'Faster search.');
}
