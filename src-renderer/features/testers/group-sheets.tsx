import { useState } from 'react';
import { Form } from 'react-aria-components';
import { mostExternalTesters, mostInternalTesters, type TesterGroup } from '#shared/domain/tester';
import type { AppError } from '#shared/errors';
import { say } from '#shared/words/say';
import type { AppKey } from '../../store/app-pages';
import { createGroup, groupsOf, renameGroup, saveLink, useTesters } from '../../store/testers';
import { Button } from '../../ui/button';
import { Sheet } from '../../ui/dialog';
import { ErrorNotice } from '../../ui/error-notice';
import { GuardedButton } from '../../ui/guarded-button';
import { RadioList } from '../../ui/radio-list';
import { SwitchRow } from '../../ui/switch-row';
import { TextInput } from '../../ui/text-input';
import { appleLines } from '../../words/error';
import { groupTitle, likeName } from '../../words/tester';

interface SheetProps {
  isOpen: boolean;
  onClose: () => void;
}

interface NewGroupSheetProps extends SheetProps {
  app: AppKey;
  groups: readonly TesterGroup[];
}

export function NewGroupSheet({ app, groups, isOpen, onClose }: NewGroupSheetProps) {
  return (
    <Sheet title={say('beta-testers.group.new-title')} isOpen={isOpen} onClose={onClose}>
      <NewGroupForm app={app} groups={groups} onClose={onClose} />
    </Sheet>
  );
}

function NewGroupForm({ app, groups, onClose }: Omit<NewGroupSheetProps, 'isOpen'>) {
  const [name, setName] = useState('');
  const [kind, setKind] = useState<'internal' | 'external'>('external');
  const [isAutomatic, setAutomatic] = useState(true);
  const { isSending, error, send } = useSending(onClose);
  const isInternal = kind === 'internal';
  const create = () =>
    send(() =>
      createGroup(app, { name, isInternal, hasAccessToAllBuilds: isInternal && isAutomatic }),
    );
  return (
    <Form
      className="testers-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '') void create();
      }}
    >
      <TextInput label={say('beta-testers.group.name')} value={name} onChange={setName} autoFocus />
      <LikeName name={name} groups={groups} />
      <RadioList
        label={say('beta-testers.group.kind')}
        value={kind}
        onChange={setKind}
        options={[
          {
            value: 'external',
            label: say('beta-testers.group.external'),
            text: say('beta-testers.group.external-text', { limit: mostExternalTesters }),
          },
          {
            value: 'internal',
            label: say('beta-testers.group.internal'),
            text: say('beta-testers.group.internal-text', { limit: mostInternalTesters }),
          },
        ]}
      />
      {isInternal && (
        <SwitchRow
          label={say('beta-testers.group.automatic')}
          isSelected={isAutomatic}
          onChange={setAutomatic}
        >
          {say('beta-testers.group.automatic-text')}
        </SwitchRow>
      )}
      <SendError error={error} />
      <div className="sheet-foot">
        <span className="small grow">{say('beta-testers.group.fixed')}</span>
        <Button onPress={onClose}>{say('button.cancel')}</Button>
        <GuardedButton reasons={reasonsOf(name, isSending, say('beta-testers.group.creating'))}>
          {say('beta-testers.group.create')}
        </GuardedButton>
      </div>
    </Form>
  );
}

function reasonsOf(name: string, isSending: boolean, sending: string): string[] {
  if (isSending) return [sending];
  return name.trim() === '' ? [say('beta-testers.group.name-needed')] : [];
}

/** A name that another group has, or nearly has. */
function LikeName({ name, groups }: { name: string; groups: readonly TesterGroup[] }) {
  const like = likeName(name, groups);
  if (like === null) return null;
  return (
    <p className="testers-like small" role="status">
      {say(like.isSame ? 'beta-testers.group.same-name' : 'beta-testers.group.like-name', {
        name: like.name,
      })}
    </p>
  );
}

interface GroupSheetProps extends SheetProps {
  app: AppKey;
  group: TesterGroup;
}

export function RenameGroupSheet({ app, group, isOpen, onClose }: GroupSheetProps) {
  return (
    <Sheet
      title={say('beta-testers.group.rename-title', { name: groupTitle(group) })}
      isOpen={isOpen}
      onClose={onClose}
      size="narrow"
    >
      <RenameForm app={app} group={group} onClose={onClose} />
    </Sheet>
  );
}

function RenameForm({ app, group, onClose }: Omit<GroupSheetProps, 'isOpen'>) {
  const [name, setName] = useState(group.name);
  const { value } = useTesters((state) => groupsOf(state, app));
  const { isSending, error, send } = useSending(onClose);
  const others = (value ?? []).filter(({ id }) => id !== group.id);
  return (
    <Form
      className="testers-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '') void send(() => renameGroup(app, group.id, name));
      }}
    >
      <TextInput label={say('beta-testers.group.name')} value={name} onChange={setName} autoFocus />
      <LikeName name={name} groups={others} />
      <SendError error={error} />
      <div className="sheet-foot">
        <Button onPress={onClose}>{say('button.cancel')}</Button>
        <GuardedButton reasons={reasonsOf(name, isSending, say('beta-testers.link-saving'))}>
          {say('beta-testers.group.rename-button')}
        </GuardedButton>
      </div>
    </Form>
  );
}

export function LinkSheet({ app, group, isOpen, onClose }: GroupSheetProps) {
  return (
    <Sheet
      title={say('beta-testers.link-title', { name: groupTitle(group) })}
      isOpen={isOpen}
      onClose={onClose}
    >
      <LinkForm app={app} group={group} onClose={onClose} />
    </Sheet>
  );
}

const usualLimit = 100;

function LinkForm({ app, group, onClose }: Omit<GroupSheetProps, 'isOpen'>) {
  const { link } = group;
  const [isOn, setOn] = useState(link.isOn === true);
  const [isLimited, setLimited] = useState(link.limit !== null);
  const [typed, setTyped] = useState(`${link.limit ?? usualLimit}`);
  const [isDeclined, setDeclined] = useState(false);
  const { isSending, error, send } = useSending(onClose);
  const number = /^\s*\d{1,5}\s*$/.test(typed) ? Number(typed) : 0;
  const isWrong = isOn && isLimited && (number < 1 || number > mostExternalTesters);
  const wrong = say('beta-testers.link-number-wrong', { most: mostExternalTesters });
  const save = () =>
    send(async () => {
      const result = await saveLink(app, group.id, {
        isOn,
        limit: isOn && isLimited ? number : null,
      });
      setDeclined(result === 'declined');
      return result === 'saved' ? null : result;
    });
  return (
    <Form
      className="testers-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isWrong && !isSending) void save();
      }}
    >
      <p>{say('beta-testers.link-text')}</p>
      <SwitchRow label={say('beta-testers.link-switch')} isSelected={isOn} onChange={setOn}>
        {say('beta-testers.link-switch-text')}
      </SwitchRow>
      {isOn && (
        <SwitchRow
          label={say('beta-testers.link-limited')}
          isSelected={isLimited}
          onChange={setLimited}
        >
          {say('beta-testers.link-limited-text', { most: mostExternalTesters })}
        </SwitchRow>
      )}
      {isOn && isLimited && (
        <TextInput
          label={say('beta-testers.link-number')}
          value={typed}
          onChange={setTyped}
          error={isWrong ? wrong : undefined}
        />
      )}
      <SendError error={error} />
      {isDeclined && <p role="status">{say('beta-testers.nothing-changed')}</p>}
      <div className="sheet-foot">
        <Button onPress={onClose}>{say('button.cancel')}</Button>
        <GuardedButton
          reasons={isSending ? [say('beta-testers.link-saving')] : isWrong ? [wrong] : []}
        >
          {say('beta-testers.link-save')}
        </GuardedButton>
      </div>
    </Form>
  );
}

/** One request of a form, which closes it once it succeeds; `declined` leaves it open. */
function useSending(onDone: () => void) {
  const [isSending, setSending] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const send = async (work: () => Promise<AppError | 'declined' | null>) => {
    if (isSending) return;
    setSending(true);
    setError(null);
    const result = await work();
    setSending(false);
    if (result === null) onDone();
    else if (result !== 'declined') setError(result);
  };
  return { isSending, error, send };
}

export function SendError({ error }: { error: AppError | null }) {
  if (error === null) return null;
  return (
    <ErrorNotice
      isAlert
      {...error}
      quoted={appleLines(error.apple)}
      quotedFrom={say('accounts.apple-says')}
    />
  );
}
