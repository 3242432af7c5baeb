import { TriangleAlert } from 'lucide-react';
import { say } from '#shared/words/say';
import { dismissEnd, openDiagnostics, useDiagnostics } from '../../store/diagnostics';
import { Button } from '../../ui/button';
import './ended-notice.css';

/** Above every screen, once, after Slipway or its window ended unexpectedly. */
export function EndedNotice() {
  const ended = useDiagnostics((state) => state.ended);
  if (ended === null) return null;
  return (
    <section className="ended-notice" aria-label={say('settings.diagnostics')}>
      <TriangleAlert aria-hidden />
      <p className="grow">{say(`diagnostics.ended-${ended.what}`)}</p>
      <Button size="small" onPress={() => void openDiagnostics()}>
        {say('diagnostics.save')}
      </Button>
      <Button size="small" kind="ghost" onPress={dismissEnd}>
        {say('button.dismiss')}
      </Button>
    </section>
  );
}
