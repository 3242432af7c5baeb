import { useEffect, useState } from 'react';
import { Form, Label, Text, TextArea, TextField } from 'react-aria-components';
import type { TranslatorState } from '#shared/domain/translator';
import type { AppError } from '#shared/errors';
import { say } from '#shared/words/say';
import { openHelp } from '../../store/help';
import {
  readTranslator,
  takeProgramToTranslate,
  takeServiceToTranslate,
  turnTranslatorOff,
  useTranslator,
} from '../../store/translator';
import { Button } from '../../ui/button';
import { Section } from '../../ui/card';
import { ErrorNotice } from '../../ui/error-notice';
import { Fold } from '../../ui/fold';
import { HelpButton } from '../../ui/help-button';
import { RadioList } from '../../ui/radio-list';
import { TextInput } from '../../ui/text-input';
import './translator-section.css';

type Kind = TranslatorState['kind'];

/** A translator of the user's own. */
export function TranslatorSection() {
  const state = useTranslator((one) => one.state);
  useEffect(() => void readTranslator(), []);
  return (
    <Section
      id="settings-translator"
      title={say('translator.title')}
      actions={
        <HelpButton
          topic={say('translator.title')}
          onPress={() => openHelp({ page: 'your-own-services', at: 'translator' })}
        />
      }
    >
      {state !== null && <TranslatorChoice state={state} />}
    </Section>
  );
}

/** Main asks a person, in the system's dialog, before one is turned on or changed. */
function TranslatorChoice({ state }: { state: TranslatorState }) {
  const [chosen, setChosen] = useState<Kind | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const kind = chosen ?? state.kind;
  const choose = async (next: Kind) => {
    setError(null);
    setChosen(next);
    if (next === 'off' && state.kind !== 'off') setError(await turnTranslatorOff());
  };
  return (
    <>
      <div className="settings-block translator-block">
        <p>{say('translator.hint')}</p>
        <RadioList
          label={say('translator.kind')}
          isInline
          value={kind}
          options={[
            { value: 'off', label: say('translator.kind.off') },
            { value: 'command', label: say('translator.kind.command') },
            { value: 'http', label: say('translator.kind.http') },
          ]}
          onChange={(next) => void choose(next)}
        />
        <InUse state={state} />
        {error !== null && <ErrorNotice {...error} isAlert />}
      </div>
      {kind === 'command' && <CommandForm key={asKey(state)} state={state} onError={setError} />}
      {kind === 'http' && <ServiceForm key={asKey(state)} state={state} onError={setError} />}
      {kind !== 'off' && (
        <div className="settings-block">
          <Fold label={say('translator.format')}>
            <pre className="translator-format mono selectable">{example}</pre>
          </Fold>
        </div>
      )}
    </>
  );
}

/** The form is filled again with what was confirmed. */
function asKey(state: TranslatorState): string {
  return JSON.stringify(state);
}

/** Which one is turned on, as it was confirmed. */
function InUse({ state }: { state: TranslatorState }) {
  if (state.kind === 'off') return null;
  return (
    <p className="small selectable translator-now">
      {state.kind === 'command'
        ? say('translator.command-now', {
            command: [state.program, ...state.arguments].map((word) => `“${word}”`).join(' '),
          })
        : state.header === null
          ? say('translator.service-now', { url: state.url })
          : say('translator.service-now-header', { url: state.url, header: state.header })}
    </p>
  );
}

interface FormProps {
  state: TranslatorState;
  onError: (error: AppError | null) => void;
}

function CommandForm({ state, onError }: FormProps) {
  const command = state.kind === 'command' ? state : null;
  const [typed, setTyped] = useState(command?.arguments.join('\n') ?? '');
  const args = typed.split('\n').filter((line) => line !== '');
  const use = async (keepsProgram: boolean) =>
    onError(await takeProgramToTranslate({ arguments: args, keepsProgram }));
  return (
    <div className="settings-block translator-block">
      <div className="settings-row">
        <Button onPress={() => void use(false)}>
          {say(command === null ? 'translator.choose-program' : 'translator.change-program')}
        </Button>
      </div>
      <TextField className="field" value={typed} onChange={setTyped}>
        <Label className="field-label">{say('translator.arguments')}</Label>
        <TextArea className="field-input translator-arguments mono" spellCheck={false} rows={3} />
        <Text slot="description" className="small">
          {say('translator.arguments-hint')}
        </Text>
      </TextField>
      {command !== null && typed !== command.arguments.join('\n') && (
        <div className="settings-row">
          <Button onPress={() => void use(true)}>{say('translator.save-arguments')}</Button>
        </div>
      )}
    </div>
  );
}

/** A stored secret never comes back here. */
function ServiceForm({ state, onError }: FormProps) {
  const service = state.kind === 'http' ? state : null;
  const [url, setUrl] = useState(service?.url ?? '');
  const [header, setHeader] = useState(service?.header ?? '');
  const [secret, setSecret] = useState('');
  const name = header.trim();
  const isWhole = url.trim() !== '' && (name === '' || secret !== '' || name === service?.header);
  const use = async () => {
    const error = await takeServiceToTranslate({
      url: url.trim(),
      header: name === '' ? null : name,
      secret: name === '' || secret === '' ? null : secret,
    });
    setSecret('');
    onError(error);
  };
  return (
    <Form
      className="settings-block translator-block"
      onSubmit={(event) => {
        event.preventDefault();
        if (isWhole) void use();
      }}
    >
      <TextInput
        label={say('translator.url')}
        value={url}
        onChange={setUrl}
        hint={say('translator.url-hint')}
        isMono
      />
      <TextInput
        label={say('translator.header')}
        value={header}
        onChange={setHeader}
        hint={say('translator.header-hint')}
        isMono
      />
      {name !== '' && (
        <TextInput
          label={say('translator.secret')}
          type="password"
          value={secret}
          onChange={setSecret}
          hint={
            name === service?.header ? say('translator.secret-kept') : say('translator.secret-hint')
          }
        />
      )}
      <div className="settings-row">
        <Button type="submit" isDisabled={!isWhole}>
          {say('translator.save-service')}
        </Button>
      </div>
    </Form>
  );
}

// Not shown: JSON, the same in every language.
const example = `{"source": {"locale": "en-US", "text": "Try the map offline."},
 "targets": ["de-DE", "fr-FR"],
 "app": {"name": "Orbit Notes", "bundleId": "com.northwind.orbit"}}

{"translations": [{"locale": "de-DE", "text": "Probiere die Karte offline."},
                  {"locale": "fr-FR", "text": "Essayez la carte hors ligne."}]}`;
