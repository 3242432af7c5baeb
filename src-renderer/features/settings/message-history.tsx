import { useState } from 'react';
import type { DestinationState, SentMessage } from '#shared/domain/team-messages';
import type { AppError } from '#shared/errors';
import { asSentence, say } from '#shared/words/say';
import { messageTitle } from '#shared/words/team-messages';
import { shortMoment } from '#shared/words/time';
import { sendAgain } from '../../store/team-messages';
import { Button } from '../../ui/button';
import { Chip } from '../../ui/chip';
import { ErrorNotice } from '../../ui/error-notice';
import { useNow } from '../../ui/use-now';
import type { Tone } from '../../words/format';

const tones: Record<SentMessage['state'], Tone> = {
  waiting: 'quiet',
  sending: 'busy',
  delivered: 'ok',
  failed: 'block',
  unknown: 'look',
};

/** The last messages of one destination, the newest first. */
export function MessageHistory({ state }: { state: DestinationState }) {
  const [error, setError] = useState<AppError | null>(null);
  const now = useNow(30_000);
  if (state.history.length === 0) return <p>{say('messages.history-none')}</p>;
  return (
    <>
      {error !== null && <ErrorNotice {...error} isAlert />}
      <ul className="messages-list">
        {state.history.map((sent) => (
          <MessageRow
            key={sent.fact.id}
            sent={sent}
            now={now}
            onAgain={async () => setError(await sendAgain(state.destination.id, sent.fact.id))}
          />
        ))}
      </ul>
    </>
  );
}

interface RowProps {
  sent: SentMessage;
  now: number;
  onAgain: () => Promise<void>;
}

function MessageRow({ sent, now, onAgain }: RowProps) {
  const { fact, state, changedAt, reason } = sent;
  const text = messageTitle(fact);
  return (
    <li>
      <div className="grow">
        <p className="selectable">
          <bdi>{text}</bdi>
        </p>
        <p className="small">{shortMoment(changedAt, now)}</p>
        {reason !== null && <p className="small">{asSentence(reason)}</p>}
      </div>
      <Chip tone={tones[state]}>{say(`messages.result.${state}`)}</Chip>
      {(state === 'failed' || state === 'unknown') && (
        <Button
          kind="ghost"
          label={say('messages.send-again-label', { text })}
          onPress={() => void onAgain()}
        >
          {say('messages.send-again')}
        </Button>
      )}
    </li>
  );
}
