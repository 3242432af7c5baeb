import { Ellipsis } from 'lucide-react';
import {
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type RefObject,
  type SyntheticEvent,
  useRef,
  useState,
} from 'react';
import { Menu, MenuItem, Popover, Text } from 'react-aria-components';
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
  /** A function is asked while the menu is open, so that closed menus cost nothing. */
  items: readonly RowMenuItem[] | (() => readonly RowMenuItem[]);
  onAction: (id: string) => void;
}

/** What is focused when the menu opens: by the mouse the menu itself. */
type Focused = 'first' | 'last' | true;

const focusedByKey: Readonly<Record<string, Focused>> = {
  Enter: 'first',
  ' ': 'first',
  ArrowDown: 'first',
  ArrowUp: 'last',
};

/**
 * The actions of one row, behind three dots. Esc closes it, and the focus returns to the dots. A plain button until it
 * is opened: while a long list scrolls, two rows come into view in each frame.
 */
export function RowMenu({ label, items, onAction }: RowMenuProps) {
  const button = useRef<HTMLButtonElement>(null);
  // A list uses the elements of a row again for another one: the menu is never that of a row it was not opened for.
  const [opened, setOpened] = useState<{ label: string; focused: Focused | null } | null>(null);
  const focused = opened?.label === label ? opened.focused : null;
  const isOpen = focused !== null;
  const open = (first: Focused) => {
    const dots = button.current;
    dots?.focus();
    dots?.addEventListener(restoreEvent, keepFromList, { once: true });
    setOpened({ label, focused: first });
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        className="row-menu"
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onPointerDown={(event: PointerEvent) => {
          event.stopPropagation();
          if (event.button === 0 && event.pointerType !== 'touch') open(true);
        }}
        // It is focused already, and the menu that opened keeps the focus.
        onMouseDown={(event: MouseEvent) => {
          event.preventDefault();
          event.stopPropagation();
        }}
        onPointerUp={keepFromRow}
        onMouseUp={keepFromRow}
        onClick={(event: MouseEvent) => {
          event.stopPropagation();
          if (!isOpen) open('first');
        }}
        onKeyDown={(event: KeyboardEvent) => {
          const first = focusedByKey[event.key];
          if (first === undefined) return;
          event.preventDefault();
          event.stopPropagation();
          open(first);
        }}
      >
        <Ellipsis aria-hidden />
      </button>
      {opened?.label === label && (
        <OpenMenu
          label={label}
          items={isOpen ? (typeof items === 'function' ? items() : items) : []}
          focused={focused}
          trigger={button}
          onAction={onAction}
          onClose={() => setOpened({ label, focused: null })}
        />
      )}
    </>
  );
}

/** What React Aria sends to the element that is about to have the focus again. */
const restoreEvent = 'react-aria-focus-scope-restore';

/** A list that receives it focuses the row, and not the dots. */
function keepFromList(event: Event): void {
  event.stopPropagation();
}

/** A press on the dots is none on the row. */
function keepFromRow(event: SyntheticEvent): void {
  event.stopPropagation();
}

interface OpenMenuProps extends Pick<RowMenuProps, 'label' | 'onAction'> {
  items: readonly RowMenuItem[];
  /** Null while it is closed. */
  focused: Focused | null;
  trigger: RefObject<HTMLButtonElement | null>;
  onClose: () => void;
}

function OpenMenu({ label, items, focused, trigger, onAction, onClose }: OpenMenuProps) {
  return (
    <Popover
      className="popover"
      trigger="MenuTrigger"
      triggerRef={trigger}
      placement="bottom end"
      offset={2}
      isOpen={focused !== null}
      onOpenChange={(isOpen) => isOpen || onClose()}
      aria-label={label}
    >
      <Menu
        className="option-list"
        aria-label={label}
        items={items}
        autoFocus={focused ?? false}
        onClose={onClose}
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
  );
}
