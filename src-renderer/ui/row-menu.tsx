import { Ellipsis } from 'lucide-react';
import { Button, Menu, MenuItem, MenuTrigger, Popover, Text } from 'react-aria-components';
import './row-menu.css';
import './select.css';

interface RowMenuItem {
  id: string;
  name: string;
  /** Why it can’t be chosen now: it stays in the menu, so that the reason is read. */
  offReason?: string;
}

interface RowMenuProps {
  /** Names the row, so that the menus of a list can be told apart. */
  label: string;
  items: readonly RowMenuItem[];
  onAction: (id: string) => void;
}

/** The actions of one row, behind three dots. Esc closes it, and the focus returns to the dots. */
export function RowMenu({ label, items, onAction }: RowMenuProps) {
  return (
    <MenuTrigger>
      <Button className="row-menu" aria-label={label}>
        <Ellipsis aria-hidden />
      </Button>
      <Popover className="popover" placement="bottom end" offset={2}>
        <Menu
          className="option-list"
          aria-label={label}
          items={items}
          onAction={(key) => {
            if (items.find(({ id }) => id === key)?.offReason === undefined) onAction(String(key));
          }}
        >
          {(item) => (
            <MenuItem
              id={item.id}
              className={item.offReason === undefined ? 'option' : 'option option-off'}
              textValue={item.name}
            >
              <Text slot="label">{item.name}</Text>
              {item.offReason !== undefined && (
                <Text slot="description" className="small">
                  {item.offReason}
                </Text>
              )}
            </MenuItem>
          )}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
