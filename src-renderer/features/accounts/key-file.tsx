import { FileKey } from 'lucide-react';
import { useId } from 'react';
import { Group } from 'react-aria-components';
import type { ChosenKey } from '#shared/ipc-contract';
import { Button } from '../../ui/button';

interface KeyFileProps {
  chosen: ChosenKey | null;
  error: string | undefined;
  onChoose: () => void;
}

/** The file itself is read by the main process; the window only ever learns its name. */
export function KeyFile({ chosen, error, onChoose }: KeyFileProps) {
  const hintId = useId();
  return (
    <Group className="field" aria-label="Private key" aria-describedby={hintId}>
      <span className="field-label" aria-hidden>
        Private key
      </span>
      <div className="key-file">
        <Button onPress={onChoose}>Choose .p8…</Button>
        {chosen === null ? (
          <span className="small">AuthKey_….p8; a file dropped on the window is not read.</span>
        ) : (
          <span className="key-file-name">
            <FileKey aria-hidden />
            <code>{chosen.fileName}</code>
          </span>
        )}
      </div>
      <span
        id={hintId}
        className={error === undefined ? 'unseen' : 'field-error'}
        role={error === undefined ? undefined : 'alert'}
      >
        {error ?? 'It goes straight into this computer’s keychain.'}
      </span>
    </Group>
  );
}
