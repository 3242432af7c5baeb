import { CircleCheck, FolderOpen } from 'lucide-react';
import type { PublishRun } from '#shared/domain/publish-run';
import { Button } from '../../ui/button';
import { receiptLines, receiptTitle } from '../../words/receipt';
import './receipt-card.css';

interface ReceiptCardProps {
  run: PublishRun;
  onReveal: () => void;
  onPublishAnother: () => void;
}

/** The end: what testers have, who was told, and what next. */
export function ReceiptCard({ run, onReveal, onPublishAnother }: ReceiptCardProps) {
  return (
    <section className="card receipt" aria-labelledby="receipt-title">
      <CircleCheck aria-hidden className="receipt-icon" />
      <div className="receipt-words">
        <h2 id="receipt-title">{receiptTitle(run)}</h2>
        <dl className="receipt-lines">
          {receiptLines(run).map((line) => (
            <div key={line.label}>
              <dt>{line.label}</dt>
              <dd>{line.text}</dd>
            </div>
          ))}
        </dl>
        <div className="run-buttons">
          <Button kind="main" onPress={onPublishAnother}>
            Publish another
          </Button>
          {run.receipt !== null && (
            <Button onPress={onReveal}>
              <FolderOpen aria-hidden />
              Show receipt
            </Button>
          )}
        </div>
      </div>
    </section>
  );
}
