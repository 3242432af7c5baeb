import { Languages } from 'lucide-react';
import { say } from '#shared/words/say';
import { useNotes } from '../../text-editor/notes-context';
import { Button } from '../../ui/button';
import './review-line.css';

/** Above a note that the user's translator wrote and that nobody has read. */
export function ReviewLine({ locale }: { locale: string }) {
  const { toReview, markReviewed, isEditable } = useNotes();
  if (!toReview.includes(locale)) return null;
  return (
    <div className="review-line">
      <Languages aria-hidden />
      <p className="grow small">{say('translate.to-review')}</p>
      <Button
        kind="ghost"
        size="small"
        isDisabled={!isEditable}
        onPress={() => markReviewed([locale])}
      >
        {say('translate.mark-reviewed')}
      </Button>
    </div>
  );
}
