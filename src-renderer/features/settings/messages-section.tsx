import { useEffect, useRef, useState } from 'react';
import { type DestinationState, troubleOf } from '#shared/domain/team-messages';
import type { AppError } from '#shared/errors';
import { say } from '#shared/words/say';
import { destinationLine, destinationSummary } from '#shared/words/team-messages';
import { openHelp } from '../../store/help';
import {
  pauseDestination,
  readTeamMessages,
  removeDestination,
  testDestination,
  useTeamMessages,
} from '../../store/team-messages';
import { Button } from '../../ui/button';
import { Section } from '../../ui/card';
import { Chip } from '../../ui/chip';
import { Confirm, Sheet } from '../../ui/dialog';
import { ErrorNotice } from '../../ui/error-notice';
import { HelpButton } from '../../ui/help-button';
import { RowMenu } from '../../ui/row-menu';
import { useNow } from '../../ui/use-now';
import type { Tone } from '../../words/format';
import { DestinationForm } from './destination-form';
import { MessageHistory } from './message-history';
import './messages-section.css';

/** What is open above the list, and for which destination. */
type Open = { what: 'add' } | { what: 'edit' | 'history' | 'delete'; id: string } | null;

/** Messages to the team: each destination, how it is, and what is done with it. */
export function MessagesSection() {
  const destinations = useTeamMessages((state) => state.destinations);
  const [error, setError] = useState<AppError | null>(null);
  const [open, setOpen] = useState<Open>(null);
  const add = useRef<HTMLButtonElement>(null);
  useEffect(() => void readTeamMessages().then(setError), []);
  const chosen =
    open === null || open.what === 'add'
      ? null
      : (destinations?.find(({ destination }) => destination.id === open.id) ?? null);
  const close = () => setOpen(null);
  return (
    <Section
      id="settings-messages"
      title={say('messages.title')}
      actions={
        <HelpButton
          topic={say('messages.title')}
          onPress={() => openHelp({ page: 'your-own-services', at: 'team-messages' })}
        />
      }
    >
      <div className="settings-block settings-row">
        <p className="grow messages-hint">{say('messages.hint')}</p>
        <Button ref={add} onPress={() => setOpen({ what: 'add' })}>
          {say('messages.add')}
        </Button>
      </div>
      {error !== null && (
        <div className="settings-block">
          <ErrorNotice {...error} isAlert />
        </div>
      )}
      {destinations?.length === 0 && (
        <div className="settings-block">
          <p>{say('messages.none')}</p>
          <p className="small">{say('messages.none-text')}</p>
        </div>
      )}
      {destinations !== null && destinations.length > 0 && (
        <ul className="watch-rows" aria-label={say('messages.list')}>
          {destinations.map((state) => (
            <DestinationRow
              key={state.destination.id}
              state={state}
              onOpen={setOpen}
              onError={setError}
            />
          ))}
        </ul>
      )}
      <Sheet title={say('messages.form.add-title')} isOpen={open?.what === 'add'} onClose={close}>
        <DestinationForm before={null} onClose={close} />
      </Sheet>
      {chosen !== null && (
        <ChosenSheets
          state={chosen}
          open={open?.what ?? null}
          onClose={close}
          onDelete={async () => {
            close();
            setError(await removeDestination(chosen.destination));
            // Its menu is gone.
            add.current?.focus();
          }}
        />
      )}
    </Section>
  );
}

interface ChosenProps {
  state: DestinationState;
  open: string | null;
  onClose: () => void;
  onDelete: () => Promise<void>;
}

function ChosenSheets({ state, open, onClose, onDelete }: ChosenProps) {
  const { destination } = state;
  const { name } = destination;
  return (
    <>
      <Sheet
        title={say('messages.form.edit-title', { name })}
        isOpen={open === 'edit'}
        onClose={onClose}
      >
        <DestinationForm before={destination} onClose={onClose} />
      </Sheet>
      <Sheet
        title={say('messages.history-title', { name })}
        {...(state.history.length > 0 && {
          text: say('messages.history-text', { count: state.history.length }),
        })}
        isOpen={open === 'history'}
        onClose={onClose}
        size="broad"
      >
        <MessageHistory state={state} />
      </Sheet>
      <Confirm
        title={say('messages.delete-title', { name })}
        act={say('messages.delete-act')}
        isDanger
        isOpen={open === 'delete'}
        onConfirm={() => void onDelete()}
        onClose={onClose}
      >
        <p>{say('messages.delete-text')}</p>
      </Confirm>
    </>
  );
}

interface RowProps {
  state: DestinationState;
  onOpen: (open: Open) => void;
  onError: (error: AppError | null) => void;
}

function DestinationRow({ state, onOpen, onError }: RowProps) {
  const { destination } = state;
  const { id, name, service, isPaused } = destination;
  const now = useNow(30_000);
  const { tone, words } = chipOf(state);
  const act = async (what: string) => {
    onError(null);
    if (what === 'test') onError(await testDestination(destination));
    else if (what === 'pause') onError(await pauseDestination(destination, !isPaused));
    else if (what === 'edit' || what === 'history' || what === 'delete') onOpen({ what, id });
  };
  return (
    <li className="settings-block settings-row messages-row">
      <div className="grow watch-folder">
        <p className="watch-name">
          <bdi>{name}</bdi>
          <span className="small">{say(`messages.service.${service}`)}</span>
          <Chip tone={tone}>{words}</Chip>
        </p>
        <p className="small selectable">
          <bdi>{destinationSummary(destination)}</bdi>
        </p>
        <p className="small">{destinationLine(state, now)}</p>
      </div>
      <Button kind="ghost" onPress={() => void act('test')}>
        {say('messages.test')}
      </Button>
      <RowMenu
        label={say('messages.actions', { name })}
        items={[
          { id: 'history', name: say('messages.history') },
          { id: 'edit', name: say('messages.edit') },
          { id: 'pause', name: say(isPaused ? 'messages.resume' : 'messages.pause') },
          { id: 'delete', name: say('messages.delete') },
        ]}
        onAction={(what) => void act(what)}
      />
    </li>
  );
}

function chipOf(state: DestinationState): { tone: Tone; words: string } {
  if (state.destination.isPaused) return { tone: 'quiet', words: say('messages.state.paused') };
  const trouble = troubleOf(state);
  if (trouble?.state === 'waiting') return { tone: 'look', words: say('messages.state.retrying') };
  if (trouble?.state === 'unknown') return { tone: 'look', words: say('messages.state.unknown') };
  if (trouble !== null) return { tone: 'block', words: say('messages.state.failed') };
  return state.deliveredAt === null
    ? { tone: 'quiet', words: say('messages.state.ready') }
    : { tone: 'ok', words: say('messages.state.working') };
}
