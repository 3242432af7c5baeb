import { ArrowUpFromLine } from 'lucide-react';
import { choosePackage, openSample } from '../../store/package-acts';
import { usePlan } from '../../store/plan';
import { Button } from '../../ui/button';
import { WaitingLine } from '../../ui/waiting-line';
import './drop-area.css';

/** The first screen: one place, one line, one act, and a package to try it with. */
export function DropArea() {
  const opening = usePlan((state) => state.opening);
  return (
    <section className="drop-area" aria-labelledby="drop-area-title" aria-busy={opening !== null}>
      <span className="drop-area-icon" aria-hidden>
        <ArrowUpFromLine />
      </span>
      <h1 id="drop-area-title">Drop an .ipa to begin</h1>
      <p className="drop-area-text">
        It is read on this computer. Nothing is uploaded until you press Publish.
      </p>
      <div className="drop-area-acts">
        <Button kind="main" onPress={() => void choosePackage()}>
          Choose package…
        </Button>
        <Button onPress={() => void openSample()}>Use a sample</Button>
      </div>
      <div className="drop-area-wait">
        {opening !== null && <WaitingLine>{`Reading ${opening}…`}</WaitingLine>}
      </div>
    </section>
  );
}
