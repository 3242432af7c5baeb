import { ClipboardPaste, FileKey, KeyRound } from 'lucide-react';
import { useId, useState } from 'react';
import { Group, Label, Text, TextArea, TextField } from 'react-aria-components';
import type { ChosenKey } from '#shared/domain/account';
import { say } from '#shared/words/say';
import { chooseKey, pasteKey, useAddKey } from '../../store/add-key';
import { Button } from '../../ui/button';
import { errorAt } from '../../words/key-field';

interface KeySourceProps {
  hasFocus: boolean;
  /** That there is no key yet, once someone tried without it. */
  missing: string | undefined;
}

/** Where the key comes from: a file, or pasted text. Main reads both; the window learns a name and the IDs. */
export function KeySource({ hasFocus, missing }: KeySourceProps) {
  const chosen = useAddKey((state) => state.fields.chosen);
  const refused = useAddKey((state) => errorAt(state.error, 'file'));
  const refusedFile = useAddKey((state) => state.refusedFile);
  const named =
    refused !== undefined && refusedFile !== null
      ? say('accounts.refused-file', { file: refusedFile, problem: refused })
      : refused;
  const error = named ?? missing;
  const waiting = useAddKey((state) => state.waiting.length);
  const [isPasting, setPasting] = useState(false);
  const hintId = useId();
  return (
    <div className="field">
      <Group
        className="key-drop"
        aria-label={say('accounts.private-key')}
        aria-describedby={hintId}
        // The key that was chosen before is still valid.
        isInvalid={error !== undefined && chosen === null}
        data-missing={missing === undefined ? undefined : ''}
      >
        <span className="key-drop-icon" aria-hidden>
          {chosen === null ? <KeyRound /> : <FileKey />}
        </span>
        <div className="grow">
          {chosen === null ? <NothingChosen /> : <Chosen chosen={chosen} />}
        </div>
        <div className="key-drop-acts">
          <Button onPress={() => void chooseKey()} autoFocus={hasFocus && chosen === null}>
            {say(chosen === null ? 'accounts.choose-key-file' : 'accounts.choose-other-key')}
          </Button>
          <Button onPress={() => setPasting(!isPasting)} expanded={isPasting}>
            <ClipboardPaste aria-hidden />
            {say('accounts.paste-key')}
          </Button>
        </div>
      </Group>
      <span
        id={hintId}
        className={error === undefined ? 'unseen' : 'field-error'}
        role={error === undefined ? undefined : 'alert'}
      >
        {error ?? say('accounts.key-stored')}
      </span>
      {isPasting && <PasteField onPasted={() => setPasting(false)} />}
      {waiting > 0 && (
        <span className="small">{say('accounts.keys-waiting', { count: waiting })}</span>
      )}
    </div>
  );
}

function NothingChosen() {
  return (
    <>
      <b className="key-drop-title">{say('accounts.drop-key')}</b>
      <span className="small">{say('accounts.key-path')}</span>
    </>
  );
}

function Chosen({ chosen }: { chosen: ChosenKey }) {
  return (
    <>
      <b className="key-drop-title">
        {chosen.fileName === null ? say('accounts.key-pasted') : <code>{chosen.fileName}</code>}
      </b>
      <span className="small">
        {chosen.wrapping === null
          ? say('accounts.key-valid-never-shown')
          : say('accounts.key-read-from', { wrapping: chosen.wrapping })}
      </span>
    </>
  );
}

/** Stays empty: what arrives in it is sent to main at once, and not kept. */
function PasteField({ onPasted }: { onPasted: () => void }) {
  const take = (text: string) => {
    // A single letter is typed, not pasted.
    if (text.trim().length < 8) return;
    onPasted();
    void pasteKey(text);
  };
  return (
    <TextField value="" onChange={take} className="field" autoFocus>
      <Label className="field-label">{say('accounts.paste-label')}</Label>
      <TextArea
        className="field-input key-paste"
        autoComplete="off"
        spellCheck={false}
        onPaste={(event) => {
          event.preventDefault();
          event.stopPropagation();
          take(event.clipboardData.getData('text/plain'));
        }}
      />
      <Text slot="description" className="small">
        {say('accounts.paste-hint')}
      </Text>
    </TextField>
  );
}
