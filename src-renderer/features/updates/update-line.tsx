import { CircleArrowUp, TriangleAlert } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useUpdates } from '../../store/updates';
import { openSheet } from '../../store/window';
import { updateLine } from '../../words/update';
import './update-line.css';

/** Above the account in use, while there is an update to decide about or to wait for. */
export function UpdateLine() {
  const status = useUpdates((state) => state.status);
  const words = status === null ? null : updateLine(status);
  if (status === null || words === null) return null;
  const isProblem = status.state.state === 'refused' || status.state.state === 'failed';
  const Icon = isProblem ? TriangleAlert : CircleArrowUp;
  return (
    <Button
      className={`update-line ${isProblem ? 'update-line-problem' : ''}`}
      onPress={() => openSheet('updates')}
    >
      <span className="update-line-inside" title={words}>
        <Icon aria-hidden />
        <span className="update-line-words numbers fold-away">{words}</span>
      </span>
    </Button>
  );
}
