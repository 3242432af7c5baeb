import type { ReactNode } from 'react';
import { SwitchButton, SwitchField } from 'react-aria-components';
import type { AppPage } from '#shared/domain/app-page';
import { groupsNow } from '#shared/domain/plan-groups';
import { type Armed, type Preset, presetFor } from '#shared/domain/preset';
import { listed } from '#shared/words/format';
import { localeName } from '#shared/words/locale-name';
import { say } from '#shared/words/say';
import { type AppKey, pageOf, runsOfApp, useAppName, useAppPages } from '../../store/app-pages';
import { setArmed } from '../../store/armed';
import { saveRunAsPreset } from '../../store/preset-choices';
import { editNewPreset, editPreset } from '../../store/preset-editor';
import { accountById, useSnapshots } from '../../store/snapshots';
import { Button } from '../../ui/button';
import { Section } from '../../ui/card';
import { shortKeyId } from '../../words/account';
import './preset-card.css';

/** What every new build of the app is published with. */
export function PresetCard({ app }: { app: AppKey }) {
  const preset = useSnapshots((state) => presetFor(state.presets, app.accountId, app.bundleId));
  const page = useAppPages((state) => pageOf(state, app).value);
  return (
    <Section
      id="app-preset"
      title={say('app-page.preset')}
      aside={preset === null ? undefined : say('app-page.preset.used')}
      actions={
        preset !== null && (
          <Button kind="ghost" onPress={() => editPreset(preset.id)}>
            {say('preset.edit')}
          </Button>
        )
      }
    >
      {preset === null ? <NoPreset app={app} /> : <Choices preset={preset} page={page} />}
    </Section>
  );
}

/** One press makes a preset from what the last finished run did, another one begins an empty one. */
function NoPreset({ app }: { app: AppKey }) {
  const last = useSnapshots((state) =>
    // With this account: a preset belongs to the account of its run.
    runsOfApp(state, app, null).find(({ status }) => status.state === 'done'),
  );
  const isKnown = useSnapshots((state) => accountById(state.accounts, app.accountId) !== null);
  const name = useAppName(app);
  if (!isKnown) return <p className="preset-none small">{say('app-page.deleted.preset')}</p>;
  return (
    <div className="preset-none">
      <b>{say('app-page.preset.none.title')}</b>
      <span className="small">{say('app-page.preset.none.text')}</span>
      <div className="preset-acts">
        {last !== undefined && (
          <Button onPress={() => void saveRunAsPreset(last)}>
            {say('app-page.preset.from-run')}
          </Button>
        )}
        <Button onPress={() => editNewPreset({ ...app, appName: name })}>
          {say('app-page.preset.new')}
        </Button>
      </div>
    </div>
  );
}

interface ChoicesProps {
  preset: Preset;
  /** Null until App Store Connect was read: then groups have the names that they had. */
  page: AppPage | null;
}

function Choices({ preset, page }: ChoicesProps) {
  const account = useSnapshots((state) => accountById(state.accounts, preset.accountId));
  const groups = groupsNow(preset.groups, page?.groups ?? []).map(({ name }) => name);
  return (
    <dl className="preset-rows">
      <Choice name={say('app-page.preset.account')}>
        {account !== null &&
          say('app-page.preset.account-line', {
            name: account.name,
            keyId: shortKeyId(account.keyId),
          })}
      </Choice>
      <Choice name={say('app-page.preset.groups')} aside={testersOf(groups, page)}>
        {groups.length === 0 ? say('app-page.preset.no-groups') : listed(groups)}
      </Choice>
      <Choice name={say('app-page.preset.review')}>
        {say(
          preset.submitForBetaReview
            ? 'app-page.preset.review.submit'
            : 'app-page.preset.review.no',
        )}
      </Choice>
      <Choice name={say('app-page.preset.emails')}>{say(`testers.email.${preset.notify}`)}</Choice>
      <Choice name={say('app-page.preset.languages')}>{languagesOf(preset, page)}</Choice>
      {(['drop', 'watchFolder'] as const).map((how) => (
        <Choice
          key={how}
          name={say('preset.armed.label')}
          aside={<ArmedSwitch preset={preset} how={how} />}
        >
          {say(armedWords[how].text)}
        </Choice>
      ))}
    </dl>
  );
}

interface ChoiceProps {
  name: string;
  children: ReactNode;
  aside?: ReactNode;
}

function Choice({ name, children, aside }: ChoiceProps) {
  return (
    <div className="preset-row">
      <dt>{name}</dt>
      <dd>
        <span className="preset-words" title={typeof children === 'string' ? children : undefined}>
          {children}
        </span>
        {aside !== null && aside !== undefined && <span className="small numbers">{aside}</span>}
      </dd>
    </div>
  );
}

/** All testers of its groups; null while one of their numbers is not known. */
function testersOf(names: readonly string[], page: AppPage | null): string | null {
  if (page === null || names.length === 0) return null;
  const counts = names.map(
    (name) => page.groups.find((group) => group.name === name)?.testerCount ?? null,
  );
  if (counts.includes(null)) return null;
  const testers = counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
  return say('testers.count', { testers });
}

function languagesOf({ notes }: Preset, page: AppPage | null): string {
  const count = notes.length;
  if (count === 0) return say('app-page.preset.languages.none');
  const primary = page?.app.primaryLocale ?? null;
  return primary === null
    ? say('app-page.preset.languages.count-alone', { count })
    : say('app-page.preset.languages.count', { count, primary: localeName(primary) });
}

const armedWords = {
  drop: { label: 'preset.armed.label', text: 'app-page.preset.armed.text' },
  watchFolder: { label: 'preset.armed.watch-label', text: 'app-page.preset.armed.watch-text' },
} as const;

/** Turning it on asks once, in the system's dialog, and names what will go out. */
function ArmedSwitch({ preset, how }: { preset: Preset; how: keyof Armed }) {
  const isOn = preset.armed[how];
  return (
    <SwitchField
      aria-label={say(armedWords[how].label)}
      isSelected={isOn}
      onChange={(on) => void setArmed(preset, on, how)}
    >
      <SwitchButton className="switch preset-switch">
        <span aria-hidden>
          {say(isOn ? 'app-page.preset.armed.on' : 'app-page.preset.armed.off')}
        </span>
        <span className="switch-track" data-on={isOn || undefined} aria-hidden>
          <span className="switch-knob" />
        </span>
      </SwitchButton>
    </SwitchField>
  );
}
