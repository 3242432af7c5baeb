import { Users } from 'lucide-react';
import { useState } from 'react';
import type { AppBuild, AppPage } from '#shared/domain/app-page';
import type { BetaGroup } from '#shared/domain/destination';
import { isComplianceAnswered } from '#shared/domain/export-compliance';
import { type FeatureAccess, featureOf } from '#shared/domain/key-features';
import { presetFor } from '#shared/domain/preset';
import type { NotifyTesters } from '#shared/domain/publish-plan';
import { type ReviewNeed, reviewNeed } from '#shared/domain/review-need';
import type { AppError } from '#shared/errors';
import { say } from '#shared/words/say';
import type { AppKey } from '../../store/app-pages';
import { asPlanned, giveBuild, useReach } from '../../store/build-sheets';
import { accountById, useSnapshots } from '../../store/snapshots';
import { Button } from '../../ui/button';
import { Chip } from '../../ui/chip';
import { Sheet } from '../../ui/dialog';
import { ErrorNotice } from '../../ui/error-notice';
import { GuardedButton } from '../../ui/guarded-button';
import { RadioList } from '../../ui/radio-list';
import { Select } from '../../ui/select';
import { SwitchRow } from '../../ui/switch-row';
import { TextInput } from '../../ui/text-input';
import { TickBox } from '../../ui/tick-box';
import { appleLines } from '../../words/error';
import {
  canGet,
  giveReasons,
  groupWords,
  hasBuild,
  reviewSentence,
  withoutHaving,
} from '../../words/give-build';
import { needsRoleWords } from '../../words/key-access';
import {
  choiceOf,
  localMoment,
  momentFrom,
  type NotifyChoice,
  notifyOptions,
  notifySentence,
  proposedMoment,
} from '../../words/notify';
import { versionAndBuild } from '../../words/package';
import { reachWords } from '../../words/reach';
import './give-sheet.css';

interface GiveSheetProps {
  app: AppKey;
  page: AppPage;
  build: AppBuild;
  /** What it begins with: the groups, or the beta review. */
  begins: 'give' | 'review';
  onClose: () => void;
}

interface Choices {
  ticked: readonly string[];
  submit: boolean;
  notify: NotifyTesters;
  encryption: boolean | null;
  checked: readonly string[];
}

/** Who gets a build that is at App Store Connect, and when. Main asks a person before anything is sent. */
export function GiveSheet({ app, page, build, begins, onClose }: GiveSheetProps) {
  const preset = useSnapshots(({ presets }) => presetFor(presets, app.accountId, app.bundleId));
  const need = reviewNeed(build);
  const [choices, setChoices] = useState<Choices>({
    ticked: [],
    submit: begins === 'review' && need === 'needed',
    notify: preset?.notify ?? 'at-once',
    encryption: null,
    checked: [],
  });
  const change = (part: Partial<Choices>) => setChoices((before) => ({ ...before, ...part }));
  const [refused, setRefused] = useState<AppError | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  const checklist = preset?.checklist ?? [];
  const chosen = page.groups.filter(({ id }) => choices.ticked.includes(id));
  const reasons = giveReasons(build, { ...choices, groups: chosen, checklist });
  const isOpen = !isComplianceAnswered(build);
  const isPractice = useSnapshots(
    (state) => accountById(state.accounts, app.accountId)?.environment === 'practice',
  );
  const give = async () => {
    setIsAsking(true);
    setRefused(null);
    const error = await giveBuild(app, build.id, {
      groups: asPlanned(chosen),
      submitForBetaReview: choices.submit,
      waitForTesters: choices.submit && chosen.length > 0 && (preset?.waitForTesters ?? true),
      notify: choices.notify,
      usesNonExemptEncryption: isOpen ? choices.encryption : null,
      declaration: isOpen && choices.encryption === true ? (preset?.declaration ?? null) : null,
      checklist: [...choices.checked],
    });
    setIsAsking(false);
    setRefused(error);
  };
  const name = versionAndBuild(build);
  return (
    <Sheet
      title={say(begins === 'give' ? 'builds.give.title' : 'builds.give.review-title', {
        build: name,
      })}
      text={say('builds.give.text')}
      isOpen
      onClose={onClose}
      size="broad"
    >
      <Groups app={app} page={page} build={build} choices={choices} onChange={change} />
      <Review app={app} need={need} choices={choices} onChange={change} />
      {(chosen.length > 0 || choices.submit) && (
        <Notify notify={choices.notify} onChange={(notify) => change({ notify })} />
      )}
      {isOpen && (
        <RadioList
          label={say('plan.compliance.question')}
          value={choices.encryption === null ? null : choices.encryption ? 'yes' : 'no'}
          options={[
            {
              value: 'no',
              label: say('plan.compliance.no'),
              text: say('plan.compliance.no-means'),
            },
            {
              value: 'yes',
              label: say('plan.compliance.yes'),
              text: say('plan.compliance.yes-means'),
            },
          ]}
          onChange={(answer) => change({ encryption: answer === 'yes' })}
        />
      )}
      {checklist.length > 0 && (
        <fieldset className="give-checklist">
          <legend className="field-label">{say('builds.give.checklist')}</legend>
          {checklist.map((line) => (
            <TickBox
              key={line}
              label={line}
              isSelected={choices.checked.includes(line)}
              onChange={(isOn) =>
                change({
                  checked: isOn
                    ? [...choices.checked, line]
                    : choices.checked.filter((one) => one !== line),
                })
              }
            />
          ))}
        </fieldset>
      )}
      <ReachLine app={app} page={page} build={build} groups={chosen} choices={choices} />
      {refused !== null && (
        <ErrorNotice
          {...refused}
          quoted={appleLines(refused.apple)}
          quotedFrom={say('app-page.open')}
          isAlert
        />
      )}
      <div className="sheet-foot">
        <Button onPress={onClose}>{say('button.cancel')}</Button>
        <GuardedButton
          reasons={isAsking ? [] : reasons}
          onPress={() => void (isAsking || give())}
          isPractice={isPractice}
        >
          {say(chosen.length > 0 ? 'builds.act.give' : 'builds.act.review')}
        </GuardedButton>
      </div>
    </Sheet>
  );
}

interface PartProps {
  app: AppKey;
  choices: Choices;
  onChange: (part: Partial<Choices>) => void;
}

function useRefusal(app: AppKey, feature: 'groups' | 'beta-review'): FeatureAccess | null {
  const account = useSnapshots((state) => accountById(state.accounts, app.accountId));
  const access = account === null ? null : featureOf(account, feature);
  return access?.can === 'no' ? access : null;
}

function Groups({
  app,
  page,
  build,
  choices: { ticked, submit },
  onChange,
}: PartProps & { page: AppPage; build: AppBuild }) {
  const refused = useRefusal(app, 'groups');
  const tick = (id: string, isOn: boolean) =>
    onChange({ ticked: isOn ? [...ticked, id] : ticked.filter((one) => one !== id) });
  return (
    <fieldset className="give-groups">
      <legend className="field-label">{say('builds.give.groups')}</legend>
      {page.groups.length === 0 && <p className="small">{say('builds.give.groups-none')}</p>}
      <ul>
        {page.groups.map((group) => {
          const isSettled = hasBuild(build, group) || group.hasAccessToAllBuilds;
          return (
            <li key={group.id} className="give-group">
              <TickBox
                label={group.name}
                isSelected={isSettled || ticked.includes(group.id)}
                isReadOnly={isSettled}
                isDisabled={!isSettled && (refused !== null || !canGet(build, group))}
                onChange={(isOn) => tick(group.id, isOn)}
                describedBy={`give-${group.id}`}
              />
              <span className="give-group-facts" id={`give-${group.id}`}>
                <Chip hasIcon={false}>
                  {say(group.isInternal ? 'testers.kind.internal' : 'testers.kind.external')}
                </Chip>
                <span className="small numbers">
                  {group.testerCount === null
                    ? say('testers.count-unknown')
                    : say('testers.count', { testers: group.testerCount })}
                </span>
                <span className="small give-when">
                  {refused !== null && !isSettled
                    ? needsRoleWords(refused)
                    : groupWords(build, group, submit)}
                </span>
              </span>
            </li>
          );
        })}
      </ul>
    </fieldset>
  );
}

function Review({ app, need, choices: { submit }, onChange }: PartProps & { need: ReviewNeed }) {
  const refused = useRefusal(app, 'beta-review');
  return (
    <SwitchRow
      label={say('builds.give.review')}
      isSelected={submit}
      isDisabled={need !== 'needed' || refused !== null}
      onChange={(isOn) => onChange({ submit: isOn })}
    >
      {refused === null ? reviewSentence(need) : needsRoleWords(refused)}
    </SwitchRow>
  );
}

function Notify({
  notify,
  onChange,
}: {
  notify: NotifyTesters;
  onChange: (notify: NotifyTesters) => void;
}) {
  return (
    <div className="give-notify">
      <span className="field-label">{say('testers.email.label')}</span>
      <div className="give-notify-row">
        <Select
          label={say('testers.email.label')}
          value={choiceOf(notify)}
          options={notifyOptions()}
          onChange={(id) => {
            const choice = id as NotifyChoice;
            onChange(choice === 'at-time' ? { at: proposedMoment(Date.now()) } : choice);
          }}
        />
        {typeof notify === 'object' && (
          <TextInput
            label={say('testers.email.time')}
            type="datetime-local"
            value={localMoment(notify.at)}
            onChange={(local) => {
              const at = momentFrom(local);
              if (at !== null) onChange({ at });
            }}
          />
        )}
      </div>
      <p className="small">{notifySentence(notify)}</p>
    </div>
  );
}

function ReachLine({
  app,
  page,
  build,
  groups,
  choices: { submit, notify },
}: Omit<PartProps, 'onChange'> & {
  page: AppPage;
  build: AppBuild;
  groups: readonly BetaGroup[];
}) {
  const reach = useReach(app, page.app.id, groups);
  if (reach === null) return null;
  const need = reviewNeed(build);
  const plan = {
    submitForBetaReview: submit || need !== 'needed',
    notify,
    usesExistingBuild: true,
    isInternalOnly: build.isInternalOnly,
    isVersionApproved: need === 'not-needed',
  };
  return (
    <p className="give-reach" aria-live="polite">
      <Users aria-hidden />
      <span>{reachWords(withoutHaving(reach, build), plan, null)}</span>
    </p>
  );
}
