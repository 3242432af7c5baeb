import { X } from 'lucide-react';
import { closePackage, openWaiting, removeWaiting } from '../../store/package-actions';
import { usePlan } from '../../store/plan';
import { Button, IconButton } from '../../ui/button';
import { Section } from '../../ui/card';
import './waiting-packages.css';

/** The packages queued after the open one, in order. */
export function WaitingPackages() {
  const queue = usePlan((state) => state.queue);
  const hasPlan = usePlan((state) => state.plan !== null);
  if (queue.length === 0) return null;
  return (
    <Section
      id="waiting-packages"
      title="Next packages"
      aside={hasPlan ? 'The first opens once this one is published or discarded' : undefined}
      actions={hasPlan && <Button onPress={() => void closePackage()}>Discard this package</Button>}
    >
      <ol className="waiting-rows" aria-label="Next packages">
        {queue.map((waiting, place) => (
          <li key={waiting.path} className="waiting-row">
            <span className="small numbers">{place + 1}</span>
            <bdi className="grow waiting-name" title={waiting.path}>
              {waiting.fileName}
            </bdi>
            <Button
              kind="ghost"
              label={`Open ${waiting.fileName} now`}
              onPress={() => void openWaiting(waiting)}
            >
              Open now
            </Button>
            <IconButton label={`Remove ${waiting.fileName}`} onPress={() => removeWaiting(waiting)}>
              <X />
            </IconButton>
          </li>
        ))}
      </ol>
    </Section>
  );
}
