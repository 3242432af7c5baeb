import { Pause, Play } from 'lucide-react';
import { memo, useState } from 'react';
import type { ArrivedRequest } from '#shared/domain/practice';
import { say } from '#shared/words/say';
import { clockSeconds } from '#shared/words/time';
import { Button } from '../../ui/button';
import { Section } from '../../ui/card';
import { Chip } from '../../ui/chip';
import { answerTime, arrivedWords, statusTone, statusWord } from '../../words/practice';
import './request-section.css';

interface RequestSectionProps {
  requests: readonly ArrivedRequest[];
  /** In all. */
  arrived: number;
}

/** Incoming requests, live. Pausing freezes the list so that it can be read. */
export function RequestSection({ requests, arrived }: RequestSectionProps) {
  const [paused, setPaused] = useState<RequestSectionProps | null>(null);
  const shown = paused?.requests ?? requests;
  // A reset restarts the count, so a paused list has nothing to be compared with.
  const since = paused === null ? null : Math.max(0, arrived - paused.arrived);
  return (
    <Section
      title={say('practice.requests')}
      aside={arrived > 0 ? arrivedWords(arrived, shown.length, since) : undefined}
      actions={
        (shown.length > 0 || paused !== null) && (
          <Button onPress={() => setPaused(paused === null ? { requests, arrived } : null)}>
            {paused === null ? <Pause aria-hidden /> : <Play aria-hidden />}
            {say(paused === null ? 'practice.requests-pause' : 'practice.requests-resume')}
          </Button>
        )
      }
    >
      {shown.length === 0 ? (
        <p className="practice-none small">{say('practice.requests-none')}</p>
      ) : (
        <RequestTable requests={shown} />
      )}
    </Section>
  );
}

function RequestTable({ requests }: { requests: readonly ArrivedRequest[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolling content has to be reachable by keyboard.
    <section className="requests-scroll" aria-label={say('practice.requests-newest')} tabIndex={0}>
      <table className="requests">
        <colgroup>
          <col className="requests-at" />
          <col className="requests-method" />
          <col />
          <col className="requests-status" />
          <col className="requests-took" />
        </colgroup>
        <thead className="unseen">
          <tr>
            <th scope="col">{say('practice.request-arrived')}</th>
            <th scope="col">{say('practice.request-method')}</th>
            <th scope="col">{say('practice.request-path')}</th>
            <th scope="col">{say('practice.request-status')}</th>
            <th scope="col">{say('practice.request-took')}</th>
          </tr>
        </thead>
        <tbody>
          {requests.map((request) => (
            <RequestRow key={`${request.at} ${request.id}`} request={request} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** A request never changes after it has arrived, so only new rows are rendered. */
const RequestRow = memo(
  ({ request }: { request: ArrivedRequest }) => (
    <tr>
      <td className="numbers">{clockSeconds(request.at)}</td>
      <td>
        <code>{request.method}</code>
      </td>
      <td className="requests-path">
        <code className="selectable">{request.path}</code>
        {request.isUnknown && <Chip tone="look">{say('practice.request-unknown')}</Chip>}
      </td>
      <td>
        <Chip tone={statusTone(request.status)} hasIcon={false}>
          {statusWord(request.status)}
        </Chip>
      </td>
      <td className="numbers">{answerTime(request.ms)}</td>
    </tr>
  ),
  (before, after) =>
    before.request.id === after.request.id && before.request.at === after.request.at,
);
RequestRow.displayName = 'RequestRow';
