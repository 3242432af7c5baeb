import { say } from '#shared/words/say';
import { openDiagnostics, openLogs } from '../../store/diagnostics';
import { Button } from '../../ui/button';
import { Section } from '../../ui/card';

/** In Settings: what helps when something goes wrong. */
export function DiagnosticsSection() {
  return (
    <Section title={say('settings.diagnostics')}>
      <div className="settings-block settings-row">
        <p className="grow">{say('settings.diagnostics-hint')}</p>
        <Button onPress={openLogs}>{say('diagnostics.open-logs')}</Button>
        <SaveDiagnosticsButton />
      </div>
    </Section>
  );
}

/** Also beside an error that nobody foresaw, whose details are in the log. */
export function SaveDiagnosticsButton() {
  return <Button onPress={() => void openDiagnostics()}>{say('diagnostics.save')}</Button>;
}
