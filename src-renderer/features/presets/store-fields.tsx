import type { StorePreset } from '#shared/domain/app-store';
import { say } from '#shared/words/say';
import { changeForm } from '../../store/preset-editor';
import { Select } from '../../ui/select';
import { SwitchRow } from '../../ui/switch-row';
import type { PresetForm } from '../../words/preset-form';
import { presetReleases } from '../../words/store-choices';

const firstChoice: StorePreset = {
  release: 'manual',
  phasedRelease: null,
  whatsNewFromNotes: false,
  submit: true,
};

/** Whether each build also goes to the App Store. A submission is asked for each time. */
export function StoreFields({ form }: { form: PresetForm }) {
  const store = form.appStore;
  const change = (part: Partial<StorePreset>) =>
    store !== null && changeForm({ appStore: { ...store, ...part } });
  return (
    <fieldset className="preset-part">
      <legend>{say('plan-store.title')}</legend>
      <SwitchRow
        label={say('plan-store.label')}
        isSelected={store !== null}
        onChange={(on) => changeForm({ appStore: on ? firstChoice : null })}
      >
        {say('plan-store.preset-text')}
      </SwitchRow>
      {store !== null && (
        <>
          <div className="preset-choice">
            <span className="field-label">{say('plan-store.release')}</span>
            <Select
              label={say('plan-store.release')}
              value={store.release}
              options={presetReleases()}
              onChange={(id) => change({ release: id as StorePreset['release'] })}
            />
          </div>
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
            {say('plan-store.from-notes-text')}
          </SwitchRow>
          <SwitchRow
            label={say('plan-store.only-prepare')}
            isSelected={!store.submit}
            onChange={(on) => change({ submit: !on })}
          >
            {say('plan-store.only-prepare-text')}
          </SwitchRow>
        </>
      )}
    </fieldset>
  );
}
