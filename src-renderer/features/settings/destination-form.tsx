import { useEffect, useRef, useState } from 'react';
import { Form, Label, TextArea, TextField } from 'react-aria-components';
import {
  type DestinationChoices,
  type MessageDestination,
  MessageEvent,
  MessageService,
  usualEvents,
} from '#shared/domain/team-messages';
import type { AppError } from '#shared/errors';
import { inSentences, inWords, say } from '#shared/words/say';
import { addressWords } from '#shared/words/team-messages';
import { addDestination, changeDestination } from '../../store/team-messages';
import { Button } from '../../ui/button';
import { CopyButton } from '../../ui/copy-button';
import { ErrorNotice } from '../../ui/error-notice';
import { Fold } from '../../ui/fold';
import { RadioList } from '../../ui/radio-list';
import { SwitchRow } from '../../ui/switch-row';
import { TextInput } from '../../ui/text-input';
import { TickBox } from '../../ui/tick-box';

/** What is typed; the address and the secret leave with the form. */
interface Typed extends Omit<DestinationChoices, 'bundleIds'> {
  url: string;
  secret: string;
  /** Whether only chosen apps are meant. */
  hasApps: boolean;
  /** One on each line. */
  bundleIds: string;
}

type Change = (next: (now: Typed) => Typed) => void;

function typedFrom(before: MessageDestination | null): Typed {
  return {
    service: before?.service ?? 'slack',
    name: before?.name ?? '',
    events: before?.events ?? [...usualEvents],
    includesPractice: before?.includesPractice ?? false,
    includesNotes: before?.includesNotes ?? false,
    hasApps: (before?.bundleIds ?? null) !== null,
    bundleIds: before?.bundleIds?.join('\n') ?? '',
    url: '',
    secret: '',
  };
}

function idsOf({ hasApps, bundleIds }: Typed): string[] | null {
  if (!hasApps) return null;
  return [...new Set(bundleIds.split(/\s+/).filter((one) => one !== ''))];
}

interface FormProps {
  before: MessageDestination | null;
  onClose: () => void;
}

/** Mounted each time its sheet opens; a stored address never comes back here. */
export function DestinationForm({ before, onClose }: FormProps) {
  const [typed, setTyped] = useState(() => typedFrom(before));
  const [error, setError] = useState<AppError | null>(null);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (error === null) return;
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    form.current?.querySelector('[role="alert"]')?.scrollIntoView({ block: 'nearest' });
  }, [error]);
  const change: Change = (next) => {
    setError(null);
    setTyped(next);
  };
  const errorOf = (code: AppError['code']): string | undefined =>
    error?.code === code ? inSentences(inWords(error.detail), inWords(error.whatToDo)) : undefined;
  const isSameService = before?.service === typed.service;
  const isWhole =
    typed.name.trim() !== '' &&
    typed.events.length > 0 &&
    idsOf(typed)?.length !== 0 &&
    (typed.url.trim() !== '' || isSameService) &&
    (typed.service !== 'json' || isSameService || typed.secret !== '');
  const save = async () => {
    const { url, secret, hasApps: _, ...choices } = typed;
    const chosen = { ...choices, name: typed.name.trim(), bundleIds: idsOf(typed) };
    const address = { url: url.trim(), secret: secret.trim() === '' ? null : secret.trim() };
    const { error: refused, isSaved } =
      before === null
        ? await addDestination({ choices: chosen, address })
        : await changeDestination({
            id: before.id,
            choices: chosen,
            address: url.trim() === '' ? null : address,
          });
    setError(refused);
    if (isSaved) onClose();
  };
  return (
    <Form
      ref={form}
      className="messages-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (isWhole) void save();
      }}
    >
      <RadioList
        label={say('messages.form.service')}
        isInline
        value={typed.service}
        options={MessageService.options.map((value) => ({
          value,
          label: say(`messages.service.${value}`),
        }))}
        onChange={(service) => change((now) => ({ ...now, service }))}
      />
      <TextInput
        label={say('messages.form.name')}
        hint={say('messages.form.name-hint')}
        value={typed.name}
        onChange={(name) => change((now) => ({ ...now, name }))}
        error={errorOf('message-name-taken')}
        autoFocus
      />
      <AddressFields
        typed={typed}
        onChange={change}
        before={isSameService ? before : null}
        errorOf={errorOf}
      />
      <EventChoice typed={typed} onChange={change} />
      <AppChoice typed={typed} onChange={change} />
      <SwitchRow
        label={say('messages.form.practice')}
        isSelected={typed.includesPractice}
        onChange={(includesPractice) => change((now) => ({ ...now, includesPractice }))}
      >
        {say('messages.form.practice-hint')}
      </SwitchRow>
      <SwitchRow
        label={say('messages.form.notes')}
        isSelected={typed.includesNotes}
        onChange={(includesNotes) => change((now) => ({ ...now, includesNotes }))}
      >
        {say('messages.form.notes-hint')}
      </SwitchRow>
      {error !== null && !atFields.includes(error.code) && <ErrorNotice {...error} isAlert />}
      <div className="sheet-foot">
        <Button onPress={onClose}>{say('button.cancel')}</Button>
        <Button type="submit" kind="main" isDisabled={!isWhole}>
          {say(before === null ? 'messages.form.add' : 'messages.form.save')}
        </Button>
      </div>
    </Form>
  );
}

/** Shown at the field that is to be corrected. */
const atFields: readonly AppError['code'][] = [
  'message-address',
  'message-secret',
  'message-name-taken',
];

interface PartProps {
  typed: Typed;
  onChange: Change;
}

/** `before` is the destination whose address is kept when the field stays empty. */
function AddressFields({
  typed,
  onChange,
  before,
  errorOf,
}: PartProps & {
  before: MessageDestination | null;
  errorOf: (code: AppError['code']) => string | undefined;
}) {
  const { service, url, secret } = typed;
  const [isShown, setShown] = useState(false);
  // A secret alone is not changed: whoever has the old one may have the address too.
  const hasSecret = service === 'json' && (before === null || url.trim() !== '');
  return (
    <>
      <TextInput
        label={say('messages.form.address')}
        type={isShown ? 'text' : 'password'}
        hint={
          before === null
            ? say(`messages.form.address-hint.${service}`)
            : say('messages.form.address-kept', { where: addressWords(before) })
        }
        value={url}
        onChange={(next) => onChange((now) => ({ ...now, url: next }))}
        error={errorOf('message-address')}
        isMono
      />
      {url !== '' && (
        <div className="messages-secret">
          <Button onPress={() => setShown(!isShown)}>
            {say(isShown ? 'messages.form.hide-address' : 'messages.form.show-address')}
          </Button>
        </div>
      )}
      {hasSecret && (
        <>
          <TextInput
            label={say('messages.form.secret')}
            hint={say(before === null ? 'messages.form.secret-hint' : 'messages.form.secret-kept')}
            value={secret}
            onChange={(next) => onChange((now) => ({ ...now, secret: next }))}
            error={errorOf('message-secret')}
            isMono
          />
          <div className="messages-secret">
            <Button onPress={() => onChange((now) => ({ ...now, secret: newSecret() }))}>
              {say('messages.form.make-secret')}
            </Button>
            {secret !== '' && (
              <CopyButton text={secret}>{say('messages.form.copy-secret')}</CopyButton>
            )}
          </div>
        </>
      )}
      {service === 'json' && (
        <div>
          <Fold label={say('messages.form.format')}>
            <pre className="messages-format mono selectable">{example}</pre>
          </Fold>
        </div>
      )}
    </>
  );
}

function EventChoice({ typed, onChange }: PartProps) {
  return (
    <fieldset className="field">
      <legend className="field-label">{say('messages.form.events')}</legend>
      <div className="messages-events">
        {MessageEvent.options.map((event) => (
          <TickBox
            key={event}
            label={say(`messages.event.${event}`)}
            isSelected={typed.events.includes(event)}
            onChange={(isOn) =>
              onChange((now) => ({
                ...now,
                events: MessageEvent.options.filter((one) =>
                  one === event ? isOn : now.events.includes(one),
                ),
              }))
            }
          />
        ))}
      </div>
    </fieldset>
  );
}

function AppChoice({ typed, onChange }: PartProps) {
  return (
    <>
      <RadioList
        label={say('messages.form.apps')}
        isInline
        value={typed.hasApps ? 'some' : 'all'}
        options={[
          { value: 'all', label: say('messages.form.apps-all') },
          { value: 'some', label: say('messages.form.apps-some') },
        ]}
        onChange={(which) => onChange((now) => ({ ...now, hasApps: which === 'some' }))}
      />
      {typed.hasApps && (
        <TextField
          className="field"
          value={typed.bundleIds}
          onChange={(bundleIds) => onChange((now) => ({ ...now, bundleIds }))}
        >
          <Label className="field-label">{say('messages.form.bundle-ids')}</Label>
          <TextArea className="field-input messages-ids mono" spellCheck={false} rows={3} />
        </TextField>
      )}
    </>
  );
}

/** As Standard Webhooks asks for it. */
function newSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return `whsec_${btoa(String.fromCharCode(...bytes))}`;
}

// Not shown: JSON and headers, the same in every language.
const example = `POST /your/path
webhook-id: msg_2f6c…            the same when a message is sent again
webhook-timestamp: 1796076000    seconds since 1970
webhook-signature: v1,BASE64     HMAC-SHA256 of "id.timestamp.body"

{"type": "run.approved", "timestamp": "2026-11-30T22:00:00.000Z",
 "data": {"text": "Orbit Notes 1.4.0 (42): approved by Beta App Review",
          "run": "20261130-220000-1a2b3", "environment": "live",
          "app": {"name": "Orbit Notes",
                  "bundleId": "com.northwind.orbit"},
          "version": "1.4.0", "build": "42", "platform": "IOS",
          "groups": ["QA"],
          "link": "https://appstoreconnect.apple.com/apps/…"}}`;
