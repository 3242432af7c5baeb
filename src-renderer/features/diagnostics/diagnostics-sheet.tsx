import type { Diagnostics, DiagnosticsPart } from '#shared/domain/diagnostics';
import { formatSize } from '#shared/words/format';
import { inWords, say } from '#shared/words/say';
import {
  closeDiagnostics,
  includePart,
  saveDiagnostics,
  useDiagnostics,
} from '../../store/diagnostics';
import { Button } from '../../ui/button';
import { Sheet } from '../../ui/dialog';
import { ErrorNotice } from '../../ui/error-notice';
import { WaitingLine } from '../../ui/progress';
import { TickBox } from '../../ui/tick-box';
import { PartText } from './part-text';
import './diagnostics-sheet.css';

/** Everything that a diagnostics file would contain, before a person decides to write it. */
export function DiagnosticsSheet() {
  const { isOpen, gathered, error } = useDiagnostics();
  return (
    <Sheet
      title={say('diagnostics.title')}
      text={say('diagnostics.text')}
      size="large"
      isOpen={isOpen}
      onClose={closeDiagnostics}
    >
      {error !== null && <ErrorNotice isAlert {...error} />}
      {gathered === null && error === null && (
        <WaitingLine>{say('diagnostics.gathering')}</WaitingLine>
      )}
      {gathered !== null && <Preview gathered={gathered} />}
    </Sheet>
  );
}

function Preview({ gathered }: { gathered: Diagnostics }) {
  const { leftOut, shown, isSaving } = useDiagnostics();
  const included = gathered.parts.filter(({ name }) => !leftOut.has(name));
  const bytes = included.reduce((sum, part) => sum + part.bytes, 0);
  const part = gathered.parts.find(({ name }) => name === shown);
  return (
    <>
      <p className="small">{searchedWords(gathered)}</p>
      <div className="diagnostics">
        <ul className="diagnostics-parts" aria-label={say('diagnostics.parts')}>
          {gathered.parts.map((one) => (
            <PartRow
              key={one.name}
              part={one}
              isShown={one.name === shown}
              isIncluded={!leftOut.has(one.name)}
            />
          ))}
        </ul>
        {part !== undefined && <PartText key={part.name} part={part} />}
      </div>
      <div className="sheet-foot">
        <p className="small grow numbers">
          {included.length === 0
            ? say('diagnostics.none-chosen')
            : say('diagnostics.total', { size: { bytes } })}
        </p>
        <Button onPress={closeDiagnostics}>{say('button.cancel')}</Button>
        <Button
          kind="main"
          isDisabled={isSaving || included.length === 0}
          onPress={() => void saveDiagnostics()}
        >
          {say('diagnostics.save-file')}
        </Button>
      </div>
    </>
  );
}

function searchedWords({ secrets, unsearched }: Diagnostics): string {
  return unsearched === null
    ? say('diagnostics.searched', { count: secrets })
    : say('diagnostics.unsearched', { reason: inWords(unsearched) });
}

interface PartRowProps {
  part: DiagnosticsPart;
  isShown: boolean;
  isIncluded: boolean;
}

function PartRow({ part: { name, bytes, masked }, isShown, isIncluded }: PartRowProps) {
  const words = say(`diagnostics.part.${name}`);
  return (
    <li className="diagnostics-part" data-shown={isShown || undefined}>
      <TickBox
        label=""
        name={say('diagnostics.include', { part: words })}
        isSelected={isIncluded}
        onChange={(included) => includePart(name, included)}
      />
      <button
        type="button"
        className="diagnostics-choose"
        aria-pressed={isShown}
        onClick={() => useDiagnostics.setState({ shown: name })}
      >
        <span>{words}</span>
        <span className="small numbers">
          {formatSize(bytes)}
          {masked > 0 && ` · ${say('diagnostics.masked', { count: masked })}`}
        </span>
      </button>
    </li>
  );
}
