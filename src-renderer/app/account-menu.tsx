import { Button, Menu, MenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components';
import type { Account } from '#shared/domain/account';
import { say } from '#shared/words/say';
import { putInUse } from '../store/account-actions';
import { accountById, activeAccount, useSnapshots } from '../store/snapshots';
import { show } from '../store/window';
import { Chip } from '../ui/chip';
import { ColorDot } from '../ui/color-dot';
import '../ui/select.css';
import './account-menu.css';
import { accountLine, environmentTone, environmentWord } from '../words/account';

/** The account in use, at the bottom of the sidebar, and a menu to switch to another. */
export function AccountMenu() {
  const accounts = useSnapshots((state) => state.accounts);
  const account = useSnapshots(activeAccount);
  if (account === null) return null;
  return (
    <MenuTrigger>
      <Button className="account-menu">
        <span className="unseen">{say('window.account-in-use-name', { name: account.name })}</span>
        <InUse account={account} />
      </Button>
      <Popover className="popover" placement="top start" offset={4}>
        <Menu
          className="option-list"
          aria-label={say('window.account-in-use')}
          selectionMode="single"
          selectedKeys={[account.id]}
          onAction={(key) => {
            const chosen = accountById(accounts, String(key));
            if (chosen === null) show({ name: 'accounts' });
            else if (chosen.id !== account.id) void putInUse(chosen);
          }}
        >
          {accounts.map((one) => (
            <MenuItem key={one.id} id={one.id} className="option" textValue={one.name}>
              <ColorDot color={one.color} />
              <span className="grow">{one.name}</span>
              <EnvironmentChip account={one} />
            </MenuItem>
          ))}
          <Separator className="option-separator" />
          <MenuItem id="manage" className="option">
            {say('window.manage-accounts')}
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

function EnvironmentChip({ account }: { account: Account }) {
  return (
    <Chip tone={environmentTone(account.environment)} hasIcon={false}>
      {environmentWord(account.environment)}
    </Chip>
  );
}

function InUse({ account }: { account: Account }) {
  return (
    <>
      <span className={`account-menu-mark account-menu-mark-${account.environment}`} aria-hidden>
        {[...account.name][0]?.toUpperCase()}
      </span>
      <span className="account-menu-row fold-away">
        <ColorDot color={account.color} />
        <bdi className="account-menu-name">{account.name}</bdi>
        <EnvironmentChip account={account} />
      </span>
      <span className="account-menu-line small fold-away">{accountLine(account)}</span>
    </>
  );
}
