import { Check, UserPlus } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import {
  CheckboxButton,
  CheckboxField,
  Form,
  GridList,
  GridListItem,
  Label,
  Text,
  TextArea,
  TextField,
} from 'react-aria-components';
import type { InvitationPreview, InviteeLine, TeamUser, TesterGroup } from '#shared/domain/tester';
import type { AppError } from '#shared/errors';
import { inWords, say } from '#shared/words/say';
import type { AppKey } from '../../store/app-pages';
import {
  changeInvite,
  closeInvite,
  type DroppedPeople,
  groupsOf,
  type InviteDraft,
  type InviteHow,
  invite,
  inviteDraftOf,
  invited,
  listOfGroup,
  previewInvitation,
  readTeam,
  useTesters,
} from '../../store/testers';
import { announcer } from '../../store/window';
import { Button } from '../../ui/button';
import { Chip } from '../../ui/chip';
import { Sheet } from '../../ui/dialog';
import { GuardedButton } from '../../ui/guarded-button';
import { LongGrid, numberedRow } from '../../ui/long-list';
import { WaitingLine } from '../../ui/progress';
import { SearchField } from '../../ui/search-field';
import { Segmented } from '../../ui/segmented';
import { groupTitle, lineTone, previewWords, testerName } from '../../words/tester';
import { SendError } from './group-sheets';

/** Who is invited, what would become of each, and then the question in the system's dialog. */
export function InviteSheet() {
  const inviting = useTesters((state) => state.inviting);
  const group = useTesters((state) =>
    inviting === null
      ? undefined
      : groupsOf(state, inviting.app).value?.find(({ id }) => id === inviting.groupId),
  );
  return (
    <Sheet
      title={say('beta-testers.invite-title', {
        group: group === undefined ? '' : groupTitle(group),
      })}
      isOpen={inviting !== null && group !== undefined}
      onClose={closeInvite}
      size="broad"
    >
      {inviting !== null && group !== undefined && (
        <MainKey>
          <InviteSteps app={inviting.app} group={group} dropped={inviting.dropped} />
        </MainKey>
      )}
    </Sheet>
  );
}

/** Ctrl or Command with Enter presses the main button, wherever in the sheet the focus is. */
function MainKey({ children }: { children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || event.repeat || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      place.current?.querySelector<HTMLButtonElement>('.button-main')?.click();
    };
    document.addEventListener('keydown', press, true);
    return () => document.removeEventListener('keydown', press, true);
  }, []);
  return (
    <div ref={place} className="testers-invite">
      {children}
    </div>
  );
}

interface InviteStepsProps {
  app: AppKey;
  group: TesterGroup;
  dropped: DroppedPeople | null;
}

type Source = Parameters<typeof previewInvitation>[2];

function InviteSteps({ app, group, dropped }: InviteStepsProps) {
  const { how, text, chosen, preview } = useTesters((state) => inviteDraftOf(state, app, group.id));
  const change = (part: Partial<InviteDraft>) => changeInvite(app, group.id, part);
  const [isChecking, setChecking] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const checks = useRef(0);
  const check = async (source: Source) => {
    setChecking(true);
    setError(null);
    checks.current += 1;
    const own = checks.current;
    const reply = await previewInvitation(app, group.id, source);
    // A file that was dropped meanwhile takes the place of this one.
    if (own !== checks.current) return;
    setChecking(false);
    if (!reply.ok) setError(reply.error);
    else if (reply.value !== null) {
      change({ preview: reply.value });
      announcer.announceNow(previewWords(reply.value).join(' '));
    }
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: each drop is read once.
  useEffect(() => {
    if (dropped === null) return;
    if ('path' in dropped) void check(dropped);
    else {
      change({ preview: null });
      setError(dropped.error);
    }
  }, [dropped]);
  if (isChecking) return <WaitingLine>{say('beta-testers.invite-checking')}</WaitingLine>;
  if (preview !== null)
    return (
      <Preview app={app} group={group} preview={preview} onBack={() => change({ preview: null })} />
    );
  const ways: InviteHow[] = group.isInternal ? ['team', 'type', 'file'] : ['type', 'file'];
  const shown = how ?? (group.isInternal ? 'team' : 'type');
  return (
    <>
      <Segmented
        label={say('beta-testers.invite-how')}
        value={shown}
        onChange={(value) => change({ how: value })}
        options={ways.map((value) => ({ value, label: say(`beta-testers.invite-${value}`) }))}
      />
      <SendError error={error} />
      {shown === 'type' && (
        <TypeStep
          text={text}
          onType={(typed) => change({ text: typed })}
          onCheck={() => void check({ text })}
        />
      )}
      {shown === 'file' && (
        <>
          <p>{say('beta-testers.invite-drop')}</p>
          <Foot>
            <Button kind="main" onPress={() => void check({ path: null })}>
              {say('beta-testers.invite-choose')}
            </Button>
          </Foot>
        </>
      )}
      {shown === 'team' && (
        <TeamStep
          app={app}
          group={group}
          chosen={chosen}
          onChoose={(emails) => change({ chosen: emails })}
          onCheck={(emails) => void check({ text: emails.join('\n') })}
        />
      )}
    </>
  );
}

function Foot({ children }: { children: ReactNode }) {
  return (
    <div className="sheet-foot">
      <span className="small grow">{say('beta-testers.invite-nothing-sent')}</span>
      <Button onPress={closeInvite}>{say('button.cancel')}</Button>
      {children}
    </div>
  );
}

interface TypeStepProps {
  text: string;
  onType: (text: string) => void;
  onCheck: () => void;
}

function TypeStep({ text, onType, onCheck }: TypeStepProps) {
  const isEmpty = text.trim() === '';
  return (
    <Form
      className="testers-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isEmpty) onCheck();
      }}
    >
      <TextField className="field" value={text} onChange={onType} autoFocus>
        <Label className="field-label">{say('beta-testers.invite-addresses')}</Label>
        <TextArea className="testers-area" rows={7} spellCheck={false} />
        <Text slot="description" className="small">
          {say('beta-testers.invite-addresses-hint')}
        </Text>
      </TextField>
      <Foot>
        <GuardedButton reasons={isEmpty ? [say('beta-testers.invite-needed')] : []}>
          {say('beta-testers.invite-check')}
        </GuardedButton>
      </Foot>
    </Form>
  );
}

interface TeamStepProps {
  app: AppKey;
  group: TesterGroup;
  chosen: ReadonlySet<string>;
  onChoose: (emails: ReadonlySet<string>) => void;
  onCheck: (emails: readonly string[]) => void;
}

/** Users of the team who are not in the group yet. */
function TeamStep({ app, group, chosen, onChoose, onCheck }: TeamStepProps) {
  const [team, setTeam] = useState<readonly TeamUser[] | AppError | null>(null);
  const [query, setQuery] = useState('');
  const members = useTesters((state) => listOfGroup(state, app, group.id).testers);
  useEffect(() => {
    let isHere = true;
    void readTeam(app).then((read) => {
      if (isHere) setTeam(read);
    });
    return () => {
      isHere = false;
    };
  }, [app]);
  if (team === null) return <WaitingLine>{say('beta-testers.invite-checking')}</WaitingLine>;
  if (!Array.isArray(team)) {
    const error = team as AppError;
    return (
      <>
        {error.code === 'role-too-small' ? (
          <p role="status">{say('beta-testers.invite-team-closed')}</p>
        ) : (
          <SendError error={error} />
        )}
        <Foot>{null}</Foot>
      </>
    );
  }
  const inGroup = new Set(members.map(({ email }) => email?.toLowerCase()));
  const users = (team as readonly TeamUser[]).filter(
    ({ email }) => !inGroup.has(email.toLowerCase()),
  );
  const wanted = query.trim().toLowerCase();
  const shown = users.filter((user) =>
    `${testerName(user)} ${user.email}`.toLowerCase().includes(wanted),
  );
  return (
    <>
      <p className="small">
        {say(
          users.length === 0 ? 'beta-testers.invite-team-none' : 'beta-testers.invite-team-text',
        )}
      </p>
      <SearchField
        label={say('beta-testers.invite-team-search')}
        placeholder={say('beta-testers.search-placeholder')}
        clearLabel={say('beta-testers.clear-search')}
        value={query}
        onChange={setQuery}
      />
      <div
        className="testers-team"
        style={{ blockSize: `${Math.min(8, shown.length) * 36 + borders}px` }}
      >
        <LongGrid rowHeight={36}>
          <GridList
            className="testers-rows"
            aria-label={say('beta-testers.invite-team')}
            items={shown.map((user) => ({ ...user, id: user.email }))}
            selectionMode="multiple"
            selectedKeys={chosen}
            onSelectionChange={(keys) =>
              onChoose(
                new Set(keys === 'all' ? shown.map(({ email }) => email) : [...keys].map(String)),
              )
            }
          >
            {(user) => (
              <GridListItem
                id={user.id}
                className="testers-user"
                textValue={user.email}
                render={numberedRow}
              >
                <CheckboxField
                  slot="selection"
                  aria-label={say('beta-testers.select-one', {
                    name: testerName(user) || user.email,
                  })}
                >
                  <CheckboxButton className="tick">
                    <span className="tick-box" aria-hidden>
                      <Check />
                    </span>
                  </CheckboxButton>
                </CheckboxField>
                <span className="testers-words">
                  <bdi className="cut-name">{testerName(user)}</bdi>
                </span>
                <span className="testers-words small">
                  <bdi className="cut-name">{user.email}</bdi>
                </span>
              </GridListItem>
            )}
          </GridList>
        </LongGrid>
      </div>
      <Foot>
        <GuardedButton
          reasons={chosen.size === 0 ? [say('beta-testers.invite-none')] : []}
          onPress={() => onCheck([...chosen])}
        >
          {say('beta-testers.invite-check')}
        </GuardedButton>
      </Foot>
    </>
  );
}

interface PreviewProps {
  app: AppKey;
  group: TesterGroup;
  preview: InvitationPreview;
  onBack: () => void;
}

function Preview({ app, group, preview, onBack }: PreviewProps) {
  const [isSending, setSending] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const [isDeclined, setDeclined] = useState(false);
  const count = invited(preview).length;
  const send = async () => {
    setSending(true);
    setError(null);
    const result = await invite(app, group.id, preview);
    setSending(false);
    if (result === 'started') closeInvite();
    else if (result === 'declined') setDeclined(true);
    else setError(result);
  };
  return (
    <>
      <p>{previewWords(preview).join(' ')}</p>
      <SendError error={error} />
      {isDeclined && <p role="status">{say('beta-testers.declined')}</p>}
      <Lines lines={preview.lines} />
      <div className="sheet-foot">
        <span className="small grow">{say('beta-testers.invite-nothing-sent')}</span>
        <Button onPress={onBack}>{say('beta-testers.invite-back')}</Button>
        <GuardedButton
          reasons={
            isSending
              ? [say('beta-testers.invite-checking')]
              : count === 0
                ? [say('beta-testers.invite-none')]
                : []
          }
          onPress={() => void send()}
        >
          {say('beta-testers.invite-button', { count })}
        </GuardedButton>
      </div>
    </>
  );
}

/** Pixels, above and below a list. */
const borders = 2;
const lineHeight = 40;
const visibleLines = 8;

/** What can't be used comes first, then what is sent; each with its line in the list. */
function Lines({ lines }: { lines: readonly InviteeLine[] }) {
  const weight = ({ state }: InviteeLine) =>
    state === 'invalid' || state === 'not-a-user' ? 0 : state === 'repeated' ? 1 : 2;
  const rows = [...lines]
    .sort((one, other) => weight(one) - weight(other))
    .map((line, place) => ({ ...line, id: `${place}` }));
  return (
    <div
      className="testers-lines"
      style={{ blockSize: `${Math.min(visibleLines, rows.length) * lineHeight + borders}px` }}
    >
      <LongGrid rowHeight={lineHeight}>
        <GridList className="testers-rows" aria-label={say('beta-testers.lines')} items={rows}>
          {(line) => (
            <GridListItem
              id={line.id}
              className="testers-line"
              textValue={line.email}
              render={numberedRow}
            >
              <span className="testers-line-number small numbers">{line.line}</span>
              <span className="testers-line-person">
                <span className="testers-words">
                  <bdi className="cut-name">{line.email || testerName(line) || '–'}</bdi>
                </span>
                <span className="testers-words small">
                  {line.reason === null ? <bdi>{testerName(line)}</bdi> : inWords(line.reason)}
                </span>
              </span>
              <Chip tone={lineTone(line)} {...(lineTone(line) === 'busy' && { icon: UserPlus })}>
                {say(`beta-testers.line-state.${line.state}`)}
              </Chip>
            </GridListItem>
          )}
        </GridList>
      </LongGrid>
    </div>
  );
}
