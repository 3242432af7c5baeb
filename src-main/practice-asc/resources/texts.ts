import type { BetaAppLocalizationRow, BetaBuildLocalizationRow } from '../world/rows';
import { byId } from '../world/state';
import { isNoteSeen } from './builds';
import { ownFields, resourceType, toOne } from './resource-type';

export const betaAppLocalizations = resourceType<BetaAppLocalizationRow>({
  name: 'betaAppLocalizations',
  find: (id, { state }) => byId(state.betaAppLocalizations, id),
  attributes: ownFields<BetaAppLocalizationRow>(
    'feedbackEmail',
    'marketingUrl',
    'privacyPolicyUrl',
    'tvOsPrivacyPolicy',
    'description',
    'locale',
  ),
  relationships: { app: toOne('apps', (row) => row.appId) },
});

export const betaBuildLocalizations = resourceType<BetaBuildLocalizationRow>({
  name: 'betaBuildLocalizations',
  find(id, moment) {
    const note = byId(moment.state.betaBuildLocalizations, id);
    return note && isNoteSeen(note, moment) ? note : undefined;
  },
  attributes: ownFields<BetaBuildLocalizationRow>('whatsNew', 'locale'),
  relationships: { build: toOne('builds', (note) => note.buildId) },
});
