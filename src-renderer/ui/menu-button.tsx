import { ChevronDown } from 'lucide-react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import './button.css';
import './menu-button.css';
import './select.css';

export interface MenuChoice {
  id: string;
  name: string;
  /** Why it can't be done now, shown below its name. */
  reason?: string | null;
  /** Its key, as it is written on the keyboard. */
  keys?: string;
}

interface MenuButtonProps {
  label: string;
  items: readonly MenuChoice[];
  size?: 'usual' | 'small';
  onAction: (id: string) => void;
}

/** A button with a menu of what else can be done. Esc closes it, and the focus returns to the button. */
export function MenuButton({ label, items, size = 'usual', onAction }: MenuButtonProps) {
  const disabledKeys = items.flatMap(({ id, reason }) => (reason ? [id] : []));
  return (
    <MenuTrigger>
      <Button className={`button button-ghost ${size === 'small' ? 'button-small' : ''}`}>
        {label}
        <ChevronDown aria-hidden />
      </Button>
      <Popover className="popover" placement="bottom end" offset={2}>
        <Menu
          className="option-list"
          aria-label={label}
          items={items}
          disabledKeys={disabledKeys}
          onAction={(key) => onAction(String(key))}
        >
          {(item) => (
            <MenuItem id={item.id} className="option menu-choice" textValue={item.name}>
              <span className="grow">
                {item.name}
                {item.reason && <span className="menu-reason">{item.reason}</span>}
              </span>
              {item.keys !== undefined && <kbd aria-hidden>{item.keys}</kbd>}
            </MenuItem>
          )}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
