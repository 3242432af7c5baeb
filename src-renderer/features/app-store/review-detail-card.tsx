import type { ReviewContact } from '#shared/domain/test-information';
import { say } from '#shared/words/say';
import { canBeChanged, readStore, type StoreCardProps } from '../../store/app-store';
import { openReviewDetail } from '../../store/review-detail';
import { Button } from '../../ui/button';
import { Section } from '../../ui/card';
import { ReviewDetailSheet } from './review-detail-sheet';
import './review-detail.css';

/** App Review information of the version: how to sign in, whom to ask, and notes. */
export function ReviewDetailCard({ app, page }: StoreCardProps) {
  const { open, reviewDetail, failed } = page;
  const isUnread = failed.some(({ part }) => part === 'review-detail');
  const isEditable = open !== null && !isUnread && canBeChanged(page);
  return (
    <Section
      id="store-review-detail"
      title={say('review-detail.title')}
      actions={
        isEditable && (
          <Button kind="ghost" onPress={() => openReviewDetail(app, open.id, reviewDetail)}>
            {say('review-detail.edit')}
          </Button>
        )
      }
    >
      {open === null || isUnread ? (
        <p className="review-detail-none small">
          {say(isUnread ? 'review-detail.unread' : 'review-detail.no-version')}
          {isUnread && (
            <Button size="small" onPress={() => void readStore(app)}>
              {say('app-page.try-again')}
            </Button>
          )}
        </p>
      ) : (
        <Rows detail={reviewDetail} />
      )}
      {open !== null && <ReviewDetailSheet app={app} version={open.versionString} />}
    </Section>
  );
}

function Rows({ detail }: { detail: ReviewContact | null }) {
  const rows = [
    { name: say('review-detail.sign-in'), ...signInOf(detail) },
    { name: say('review-detail.contact'), ...contactOf(detail) },
    { name: say('review-detail.notes'), ...notesOf(detail) },
  ];
  return (
    <dl className="review-detail-rows">
      {rows.map(({ name, words, isMissing }) => (
        <div key={name} className="review-detail-row">
          <dt>{name}</dt>
          <dd className={isMissing ? 'review-detail-missing' : ''}>
            <bdi>{words}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface RowWords {
  words: string;
  isMissing: boolean;
}

const missing = (): RowWords => ({ words: say('review-detail.missing'), isMissing: true });
const fine = (words: string): RowWords => ({ words, isMissing: false });

/** The password is not looked at: Apple need not report it. */
function signInOf(detail: ReviewContact | null): RowWords {
  if (detail === null) return missing();
  if (detail.demoAccountRequired === null) return fine(say('review-detail.unknown'));
  if (detail.demoAccountRequired !== 'true') return fine(say('review-detail.sign-in.not-needed'));
  return detail.demoAccountName === '' ? missing() : fine(say('review-detail.sign-in.saved'));
}

function contactOf(detail: ReviewContact | null): RowWords {
  if (detail === null) return missing();
  const { contactFirstName, contactLastName, contactPhone, contactEmail } = detail;
  if ([contactFirstName, contactLastName, contactPhone, contactEmail].includes(''))
    return missing();
  const name = [contactFirstName, contactLastName].filter(Boolean).join(' ');
  return fine(name === '' ? say('review-detail.unknown') : name);
}

function notesOf(detail: ReviewContact | null): RowWords {
  const text = detail?.notes?.trim() ?? '';
  if (text === '') return fine(say('review-detail.notes.none'));
  return fine(say('review-detail.notes.lines', { count: text.split('\n').length }));
}
