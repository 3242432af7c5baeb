import type { ReactNode } from 'react';
import { type AppStorePlan, storePlanFrom } from '#shared/domain/app-store';
import type { BatchParts } from '#shared/domain/batch';
import { say } from '#shared/words/say';
import { Fold } from '../../ui/fold';
import { Select } from '../../ui/select';
import { SwitchRow } from '../../ui/switch-row';
import { planReleases } from '../../words/store-choices';

/** What a batch decides beside notes and groups. */
type Choices = Pick<
  BatchParts,
  | 'submitForBetaReview'
  | 'waitForTesters'
  | 'whenReviewBusy'
  | 'notify'
  | 'refusedNotes'
  | 'appStore'
>;
type Field = keyof Choices;

interface PartsFieldsProps {
  parts: BatchParts;
  /** What a field says that is decided elsewhere. */
  unset: string;
  /** What counts where nothing is chosen here. */
  isReviewed: boolean;
  onChange: (parts: BatchParts) => void;
}

const unsetId = 'unset';

/** The settings for all apps, or for one: each of them chosen here, or decided elsewhere. */
export function PartsFields({ parts, unset, isReviewed, onChange }: PartsFieldsProps) {
  const change = <F extends Field>(field: F, value: Choices[F] | undefined): void =>
    onChange(withPart(parts, field, value));
  const rest = { unset };
  return (
    <>
      <Choice
        {...rest}
        label={say('batch.review')}
        value={asId(parts.submitForBetaReview)}
        options={[
          { id: 'true', name: say('batch.item.review-yes') },
          { id: 'false', name: say('batch.item.review-no') },
        ]}
        onChange={(id) => change('submitForBetaReview', asFlag(id))}
      />
      <Choice
        {...rest}
        label={say('testers.email.label')}
        // A time is for one build, and is chosen in a batch file only.
        value={typeof parts.notify === 'object' ? 'at-time' : parts.notify}
        options={[
          ...(['at-once', 'after-confirm', 'nobody'] as const).map((id) => ({
            id,
            name: say(`testers.email.${id}`),
          })),
          ...(typeof parts.notify === 'object'
            ? [{ id: 'at-time', name: say('testers.email.at-time') }]
            : []),
        ]}
        onChange={(id) => id !== 'at-time' && change('notify', id as Choices['notify'])}
      />
      <Choice
        {...rest}
        label={say('plan-store.title')}
        value={parts.appStore === undefined ? undefined : asId(parts.appStore !== null)}
        options={[
          { id: 'false', name: say('plan-store.off') },
          { id: 'true', name: say('plan-store.label') },
        ]}
        onChange={(id) => change('appStore', storeOf(id))}
      />
      {parts.appStore && (
        <StoreChoices
          store={parts.appStore}
          onChange={(appStore) => change('appStore', appStore)}
        />
      )}
      <Fold
        label={say('batch.more')}
        startsOpen={[parts.waitForTesters, parts.whenReviewBusy, parts.refusedNotes].some(
          (value) => value !== undefined,
        )}
      >
        {isReviewed && (
          <Choice
            {...rest}
            label={say('testers.wait.label')}
            hint={say('testers.wait.text')}
            value={asId(parts.waitForTesters)}
            options={onOff()}
            onChange={(id) => change('waitForTesters', asFlag(id))}
          />
        )}
        {isReviewed && (
          <Choice
            {...rest}
            label={say('review-busy.label')}
            value={parts.whenReviewBusy}
            options={(['ask', 'wait', 'skip'] as const).map((id) => ({
              id,
              name: say(`review-busy.choice.${id}`),
            }))}
            onChange={(id) => change('whenReviewBusy', id as Choices['whenReviewBusy'])}
          />
        )}
        <Choice
          {...rest}
          label={say('testers.refused-notes.label')}
          hint={say('testers.refused-notes.text')}
          value={
            parts.refusedNotes === undefined ? undefined : asId(parts.refusedNotes === 'go-on')
          }
          options={onOff()}
          onChange={(id) =>
            change('refusedNotes', id === undefined ? id : id === 'true' ? 'go-on' : 'stop')
          }
        />
      </Fold>
    </>
  );
}

/** A part that is undefined is left out: it is decided elsewhere. */
function withPart<F extends Field>(
  parts: BatchParts,
  field: F,
  value: Choices[F] | undefined,
): BatchParts {
  const entries = Object.entries({ ...parts, [field]: value });
  return Object.fromEntries(entries.filter(([, one]) => one !== undefined)) as BatchParts;
}

/** What of these differs, as a list of names: for the line of an app. */
export function differingParts(parts: BatchParts): string[] {
  const labels: Partial<Record<keyof BatchParts, () => string>> = {
    groups: () => say('batch.groups'),
    submitForBetaReview: () => say('batch.review'),
    notify: () => say('testers.email.label'),
    appStore: () => say('plan-store.title'),
    waitForTesters: () => say('testers.wait.label'),
    whenReviewBusy: () => say('review-busy.label'),
    refusedNotes: () => say('testers.refused-notes.label'),
  };
  return Object.entries(labels).flatMap(([field, label]) =>
    parts[field as keyof BatchParts] === undefined ? [] : [label()],
  );
}

interface ChoiceProps {
  label: string;
  hint?: string;
  unset: string;
  /** Undefined while it is decided elsewhere. */
  value: string | undefined;
  options: readonly { id: string; name: string }[];
  onChange: (id: string | undefined) => void;
}

function Choice({ label, hint, unset, value, options, onChange }: ChoiceProps) {
  return (
    <Labeled label={label} hint={hint}>
      <Select
        label={label}
        value={value ?? unsetId}
        options={[{ id: unsetId, name: unset }, ...options]}
        onChange={(id) => onChange(id === unsetId ? undefined : id)}
      />
    </Labeled>
  );
}

interface LabeledProps {
  label: string;
  hint?: string | undefined;
  children: ReactNode;
}

/** A setting with its label before it. */
export function Labeled({ label, hint, children }: LabeledProps) {
  return (
    <div className="batch-choice">
      <span className="batch-choice-words">
        <span className="switch-label">{label}</span>
        {hint !== undefined && <span className="small">{hint}</span>}
      </span>
      {children}
    </div>
  );
}

function StoreChoices({
  store,
  onChange,
}: {
  store: AppStorePlan;
  onChange: (store: AppStorePlan) => void;
}) {
  const { release } = store;
  return (
    <div className="batch-store">
      <Labeled label={say('plan-store.release')}>
        <Select
          label={say('plan-store.release')}
          value={release.type}
          // A date is for one version, and is chosen in a batch file only.
          options={planReleases().filter(
            ({ id }) => id !== 'scheduled' || release.type === 'scheduled',
          )}
          onChange={(type) => {
            if (type !== 'scheduled')
              onChange({ ...store, release: { type: type as 'manual' | 'after-approval' } });
          }}
        />
      </Labeled>
      <SwitchRow
        label={say('plan-store.phased')}
        isSelected={store.phasedRelease === true}
        onChange={(phasedRelease) => onChange({ ...store, phasedRelease })}
      >
        {say('plan-store.phased-text')}
      </SwitchRow>
      <SwitchRow
        label={say('plan-store.from-notes')}
        isSelected={store.whatsNewFromNotes}
        onChange={(whatsNewFromNotes) => onChange({ ...store, whatsNewFromNotes })}
      >
        {say('plan-store.from-notes-text')}
      </SwitchRow>
      <SwitchRow
        label={say('plan-store.only-prepare')}
        isSelected={!store.submit}
        onChange={(isOn) => onChange({ ...store, submit: !isOn })}
      >
        {say('plan-store.only-prepare-text')}
      </SwitchRow>
    </div>
  );
}

const onOff = () => [
  { id: 'true', name: say('batch.on') },
  { id: 'false', name: say('batch.off') },
];

function asId(flag: boolean | undefined): string | undefined {
  return flag === undefined ? undefined : String(flag);
}

function asFlag(id: string | undefined): boolean | undefined {
  return id === undefined ? undefined : id === 'true';
}

function storeOf(id: string | undefined): AppStorePlan | null | undefined {
  if (id === undefined) return undefined;
  if (id === 'false') return null;
  return storePlanFrom({
    release: 'manual',
    phasedRelease: null,
    whatsNewFromNotes: false,
    submit: true,
  });
}
