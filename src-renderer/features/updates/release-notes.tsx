import type { UpdateOffer } from '#shared/domain/update';
import { say } from '#shared/words/say';
import { ScrollText } from '../../ui/scroll-text';

/** What a release says of itself: text only, whatever is in it. Releases are described in English. */
export function ReleaseNotes({ offer: { version, notes } }: { offer: UpdateOffer }) {
  if (notes === null) return <p className="small">{say('updates.no-notes')}</p>;
  const title = say('updates.notes', { version });
  return (
    <div className="update-notes">
      <h3 className="title-small">{title}</h3>
      <ScrollText label={title} lang="en">
        {notes}
      </ScrollText>
    </div>
  );
}
