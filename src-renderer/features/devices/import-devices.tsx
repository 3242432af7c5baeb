import type { ReactNode } from 'react';
import type { DeviceFile, DeviceLine, DeviceResult } from '#shared/domain/device';
import { fileSummary, importSummary, lineState, resultWords } from '#shared/words/device-words';
import { inWords, say } from '#shared/words/say';
import { closeImport, importDevices, newDevices } from '../../store/device-actions';
import { type DeviceImport, useDevices } from '../../store/devices';
import { Button } from '../../ui/button';
import { Chip } from '../../ui/chip';
import { Sheet } from '../../ui/dialog';
import { ErrorNotice } from '../../ui/error-notice';
import { GuardedButton } from '../../ui/guarded-button';
import { WaitingLine } from '../../ui/progress';
import { lineTone, resultTone } from '../../words/device';
import { appleLines, errorSentences } from '../../words/error';
import './import-devices.css';

/** A file: what it holds, before anything is sent; then what became of each device. */
export function ImportSheet() {
  const shown = useDevices((state) => state.import);
  const fileName = shown === null ? '' : fileNameOf(shown);
  return (
    <Sheet
      title={say('devices.import-title', { file: fileName })}
      isOpen={shown !== null}
      onClose={closeImport}
    >
      {shown !== null && <ImportStep shown={shown} />}
    </Sheet>
  );
}

function fileNameOf(shown: DeviceImport): string {
  return (shown.step === 'reading' ? shown.fileName : shown.file.fileName) ?? '';
}

function ImportStep({ shown }: { shown: DeviceImport }) {
  switch (shown.step) {
    case 'reading':
      return (
        <WaitingLine>{say('devices.import-reading', { file: shown.fileName ?? '' })}</WaitingLine>
      );
    case 'preview':
    case 'sending':
      return <Preview shown={shown} />;
    case 'done':
      return <Results results={shown.results} file={shown.file} />;
  }
}

type Previewed = Extract<DeviceImport, { step: 'preview' | 'sending' }>;

function Preview({ shown }: { shown: Previewed }) {
  const { file } = shown;
  const count = newDevices(file).length;
  const isSending = shown.step === 'sending';
  const reasons = isSending
    ? [say('devices.importing', { count })]
    : count === 0
      ? [say('devices.import-none-new')]
      : [];
  return (
    <>
      <p>{fileSummary(file.lines)}</p>
      <p className="small">{say('devices.import-not-sent')}</p>
      {shown.step === 'preview' && <Unsent shown={shown} />}
      <Lines lines={file.lines} />
      <div className="sheet-foot">
        {isSending && (
          <div className="grow">
            <WaitingLine>{say('devices.importing', { count })}</WaitingLine>
          </div>
        )}
        <Button onPress={closeImport} autoFocus>
          {say(isSending ? 'button.close' : 'button.cancel')}
        </Button>
        <GuardedButton reasons={reasons} onPress={() => void importDevices(file)}>
          {count === 0 ? say('devices.import-act') : say('devices.import-button', { count })}
        </GuardedButton>
      </div>
    </>
  );
}

/** Why nothing was sent, after a try. */
function Unsent({ shown }: { shown: Extract<DeviceImport, { step: 'preview' }> }) {
  const { error, isDeclined } = shown;
  if (isDeclined) return <p role="status">{say('devices.import-declined')}</p>;
  if (error === null) return null;
  return (
    <ErrorNotice
      isAlert
      {...error}
      safe={say('devices.import-declined')}
      quoted={appleLines(error.apple)}
      quotedFrom={say('accounts.apple-says')}
    />
  );
}

/** In the order of the file, as an editor shows it. */
function Lines({ lines }: { lines: readonly DeviceLine[] }) {
  return (
    <ImportTable name={say('devices.import-lines')} first={say('devices.import-column-line')}>
      {lines.map((line) => (
        <LineRow key={line.line} line={line} />
      ))}
    </ImportTable>
  );
}

/** What failed comes first, then every other line in the order of the file. */
function Results({ results, file }: { results: readonly DeviceResult[]; file: DeviceFile }) {
  const lineOf = (result: DeviceResult) =>
    file.lines.find((line) => line.device?.udid === result.udid)?.line ?? 0;
  const isOpen = ({ outcome }: DeviceResult) => outcome === 'failed' || outcome === 'not-tried';
  const row = (result: DeviceResult) => (
    <ResultRow key={result.udid} result={result} line={lineOf(result)} />
  );
  return (
    <>
      <p>{importSummary(results, file.lines)}</p>
      <ImportTable name={say('devices.import-results')} first={say('devices.import-column-line')}>
        {results.filter(isOpen).map(row)}
        {file.lines.map((line) => {
          const result = results.find(({ udid }) => udid === line.device?.udid);
          if (result === undefined) return <LineRow key={line.line} line={line} />;
          return isOpen(result) ? null : row(result);
        })}
      </ImportTable>
      <div className="sheet-foot">
        <Button kind="main" onPress={closeImport} autoFocus>
          {say('button.close')}
        </Button>
      </div>
    </>
  );
}

function LineRow({ line }: { line: DeviceLine }) {
  return (
    <tr>
      <td className="import-line numbers">{line.line}</td>
      <DeviceCell name={line.name} udid={line.udid} />
      <td>
        <Chip tone={lineTone(line)}>{lineState(line)}</Chip>
        {line.reason !== null && <p className="small">{inWords(line.reason)}</p>}
      </td>
    </tr>
  );
}

function ResultRow({ result, line }: { result: DeviceResult; line: number }) {
  return (
    <tr>
      <td className="import-line numbers">{line}</td>
      <DeviceCell name={result.name} udid={result.udid} />
      <td>
        <Chip tone={resultTone(result)}>{resultWords(result)}</Chip>
        {result.error !== null && <p className="small">{errorSentences(result.error)}</p>}
      </td>
    </tr>
  );
}

interface ImportTableProps {
  name: string;
  first: string;
  children: ReactNode;
}

function ImportTable({ name, first, children }: ImportTableProps) {
  return (
    <table className="import-table" aria-label={name}>
      <thead>
        <tr>
          <th scope="col">{first}</th>
          <th scope="col">{say('devices.column-name')}</th>
          <th scope="col">{say('devices.import-column-result')}</th>
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}

function DeviceCell({ name, udid }: { name: string; udid: string }) {
  return (
    <td>
      <b>
        <bdi>{name === '' ? say('devices.unnamed') : name}</bdi>
      </b>
      <code>{udid}</code>
    </td>
  );
}
