import {
  ArrowUpFromLine,
  ChevronRight,
  Ellipsis,
  FileLock,
  KeyRound,
  ListChecks,
  type LucideIcon,
  Palette,
  Pencil,
  Save,
  Shield,
  Trash2,
  UserRoundCog,
} from 'lucide-react';
import {
  Button,
  Menu,
  MenuItem,
  MenuTrigger,
  Popover,
  Separator,
  SubmenuTrigger,
} from 'react-aria-components';
import { type Account, AccountColor } from '#shared/domain/account';
import type { AppError } from '#shared/errors';
import { say } from '#shared/words/say';
import { putInUse, saveToKeychain } from '../../store/account-actions';
import { openReplaceKey } from '../../store/add-key';
import { checkKey, setAccountColor } from '../../store/key-actions';
import { openBackUpKeys } from '../../store/key-backups';
import { openKeyRole } from '../../store/key-role';
import { activeAccount, useSnapshots } from '../../store/snapshots';
import { ColorDot } from '../../ui/color-dot';
import '../../ui/select.css';

/** What the table does itself. */
export type KeyAct = 'rename' | 'delete' | 'panel';

interface KeyMenuProps {
  account: Account;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  /** Whether the checks of the key are shown under its row. */
  hasPanel: boolean;
  onAct: (act: KeyAct) => void;
  onError: (error: AppError | null) => void;
}

/** Everything that can be done with a key; what can't be done with it is left out. */
export function KeyMenu({ account, isOpen, onOpenChange, hasPanel, onAct, onError }: KeyMenuProps) {
  const isInUse = useSnapshots((state) => activeAccount(state)?.id === account.id);
  const isLive = account.environment === 'live';
  const label = say('accounts.actions', { name: account.name });
  return (
    <MenuTrigger isOpen={isOpen} onOpenChange={onOpenChange}>
      <Button className="button button-ghost icon-button key-menu" aria-label={label}>
        <Ellipsis aria-hidden />
      </Button>
      <Popover className="popover" placement="bottom end" offset={2}>
        {/* Also when the row's Enter opened it, of which the trigger knows nothing. */}
        <Menu className="option-list" aria-label={label} autoFocus="first">
          {!isInUse && (
            <Item
              icon={ArrowUpFromLine}
              words={say('accounts.use')}
              onAction={() => void putInUse(account).then(onError)}
            />
          )}
          <Item
            icon={Shield}
            words={say('accounts.check-key')}
            onAction={() => void checkKey(account.id)}
          />
          {account.report !== undefined && (
            <Item
              icon={ListChecks}
              words={say(hasPanel ? 'accounts.hide-checks' : 'accounts.show-checks')}
              onAction={() => onAct('panel')}
            />
          )}
          {isLive && (
            <Item
              icon={Pencil}
              words={say('accounts.rename-menu')}
              onAction={() => onAct('rename')}
            />
          )}
          {isLive && <ColorMenu account={account} onError={onError} />}
          {isLive && (
            <Item
              icon={UserRoundCog}
              words={say('key-role.open')}
              onAction={() => openKeyRole(account.id)}
            />
          )}
          {isLive && (
            <Item
              icon={KeyRound}
              words={say('accounts.replace-key')}
              onAction={() => openReplaceKey(account)}
            />
          )}
          {isLive && account.storage === 'session' && account.needsKey !== true && (
            <Item
              icon={Save}
              words={say('session-key.save')}
              onAction={() => void saveToKeychain(account).then(onError)}
            />
          )}
          {isLive && account.needsKey !== true && (
            <Item
              icon={FileLock}
              words={say('accounts.back-up-key')}
              onAction={() => openBackUpKeys([account.id])}
            />
          )}
          {isLive && <Separator className="option-separator" />}
          {isLive && (
            <Item
              icon={Trash2}
              isDanger
              words={say('accounts.delete-key')}
              onAction={() => onAct('delete')}
            />
          )}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

interface ItemProps {
  icon: LucideIcon;
  words: string;
  isDanger?: boolean;
  onAction: () => void;
}

function Item({ icon: Icon, words, isDanger = false, onAction }: ItemProps) {
  return (
    <MenuItem
      className={`option key-option ${isDanger ? 'key-option-danger' : ''}`}
      textValue={words}
      onAction={onAction}
    >
      <Icon aria-hidden />
      <span className="grow">{words}</span>
    </MenuItem>
  );
}

const none = 'none';

function ColorMenu({ account, onError }: Pick<KeyMenuProps, 'account' | 'onError'>) {
  const set = (key: string) => {
    const color = AccountColor.options.find((one) => one === key) ?? null;
    void setAccountColor(account.id, color).then(onError);
  };
  return (
    <SubmenuTrigger>
      <MenuItem className="option key-option" textValue={say('accounts.color')}>
        <Palette aria-hidden />
        <span className="grow">{say('accounts.color')}</span>
        <ChevronRight aria-hidden />
      </MenuItem>
      <Popover className="popover" offset={2}>
        <Menu
          className="option-list"
          aria-label={say('accounts.color')}
          selectionMode="single"
          selectedKeys={[account.color ?? none]}
          onAction={(key) => set(String(key))}
        >
          {[none, ...AccountColor.options].map((color) => {
            const words = say(`accounts.color-${color as AccountColor | 'none'}`);
            return (
              <MenuItem key={color} id={color} className="option key-option" textValue={words}>
                <span className="key-color">
                  {color !== none && <ColorDot color={color as AccountColor} />}
                </span>
                <span className="grow">{words}</span>
              </MenuItem>
            );
          })}
        </Menu>
      </Popover>
    </SubmenuTrigger>
  );
}
