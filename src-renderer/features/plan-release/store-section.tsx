import { TriangleAlert } from 'lucide-react';
import { type AppStorePlan, type StoreRelease, storePlanFrom } from '#shared/domain/app-store';
import { releaseProblem } from '#shared/domain/store-draft';
import { say } from '#shared/words/say';
import { localZone, zoneOffset } from '#shared/words/time-zone';
import { changeDraft } from '../../store/draft-actions';
import type { OpenPlan } from '../../store/plan';
import { notAllowed, writtenNotes } from '../../store/plan-reading';
import { Section } from '../../ui/card';
import { Select } from '../../ui/select';
import { SwitchRow } from '../../ui/switch-row';
import { TextInput } from '../../ui/text-input';
import { needsRoleWords } from '../../words/key-access';
import { localMoment, momentFrom, proposedMoment } from '../../words/notify';
import {
  planReleases,
  storeEffectWords,
  storeExtras,
  storeSummary,
} from '../../words/store-choices';
import './store-section.css';

function change(part: Partial<AppStorePlan>): void {
  changeDraft((draft) => ({
    ...draft,
    appStore: draft.appStore && { ...draft.appStore, ...part },
  }));
}

/** Off, as every plan begins unless a preset says otherwise: nothing goes to the App Store automatically. */
const firstChoice = (): AppStorePlan =>
  storePlanFrom({
    release: 'manual',
    phasedRelease: null,
    whatsNewFromNotes: false,
    submit: true,
  });

/** Whether the build also goes to the App Store, and how it gets on sale there. */
export function StoreSection({ plan }: { plan: OpenPlan }) {
  const { appStore } = plan.draft;
  const refused = notAllowed(plan, 'app-store');
  return (
    <Section
      id="step-app-store"
      title={say('plan-store.title')}
      aside={storeSummary(appStore)}
      className="store-section"
    >
      <div className="store-choices">
        <SwitchRow
          label={say('plan-store.label')}
          isSelected={appStore !== null}
          // A choice from an earlier key can still be taken back.
          isDisabled={refused !== null && appStore === null}
          onChange={(on) =>
            changeDraft((draft) => ({ ...draft, appStore: on ? firstChoice() : null }))
          }
        >
          {refused !== null ? (
            <span className="release-missing">
              <TriangleAlert aria-hidden />
              {needsRoleWords(refused)}
            </span>
          ) : appStore === null ? (
            say('plan-store.text')
          ) : (
            storeEffectWords(appStore, plan.package.info.version)
          )}
        </SwitchRow>
        {appStore !== null && (
          <StoreFields store={appStore} hasNotes={writtenNotes(plan).length > 0} />
        )}
      </div>
    </Section>
  );
}

function StoreFields({ store, hasNotes }: { store: AppStorePlan; hasNotes: boolean }) {
  const extras = storeExtras(store);
  return (
    <>
      <ReleaseRow release={store.release} />
      <SwitchRow
        label={say('plan-store.phased')}
        isSelected={store.phasedRelease === true}
        onChange={(phasedRelease) => change({ phasedRelease })}
      >
        {say('plan-store.phased-text')}
      </SwitchRow>
      <SwitchRow
        label={say('plan-store.from-notes')}
        isSelected={store.whatsNewFromNotes}
        onChange={(whatsNewFromNotes) => change({ whatsNewFromNotes })}
      >
        {store.whatsNewFromNotes && !hasNotes ? (
          <span className="release-missing">
            <TriangleAlert aria-hidden />
            {say('plan-store.from-notes-none')}
          </span>
        ) : (
          say('plan-store.from-notes-text')
        )}
      </SwitchRow>
      <SwitchRow
        label={say('plan-store.only-prepare')}
        isSelected={!store.submit}
        onChange={(on) => change({ submit: !on })}
      >
        {say('plan-store.only-prepare-text')}
      </SwitchRow>
      {extras !== null && <p className="small store-extras">{extras}</p>}
    </>
  );
}

function ReleaseRow({ release }: { release: AppStorePlan['release'] }) {
  const choose = (type: AppStorePlan['release']['type']) =>
    change({
      release:
        type === 'scheduled'
          ? { type, at: proposedMoment(Date.now()), timeZone: localZone() }
          : { type },
    });
  return (
    <div className="store-release">
      <span className="switch-label">{say('plan-store.release')}</span>
      <Select
        label={say('plan-store.release')}
        value={release.type}
        options={planReleases()}
        onChange={(id) => choose(id as AppStorePlan['release']['type'])}
      />
      {release.type === 'scheduled' && <ReleaseDate release={release} />}
    </div>
  );
}

function ReleaseDate({ release }: { release: Extract<StoreRelease, { type: 'scheduled' }> }) {
  const { at } = release;
  const problem = releaseProblem(release, Date.now());
  const zone = localZone();
  const offset = zoneOffset(zone, Date.parse(at));
  return (
    <TextInput
      label={say('plan-store.date', { offset })}
      type="datetime-local"
      value={localMoment(at)}
      hint={say('plan-store.date-hint')}
      error={problem === null ? undefined : say(`plan-store.date-${problem}`)}
      onChange={(local) => {
        const moment = momentFrom(local);
        if (moment !== null) change({ release: { type: 'scheduled', at: moment, timeZone: zone } });
      }}
    />
  );
}
