import { X } from 'lucide-react';
import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { say } from '#shared/words/say';
import { Button, IconButton } from './button';
import './dialog.css';

interface SheetProps {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  children: ReactNode;
  /** Below the title, in a quieter style; such a sheet has a button that closes it beside them. */
  text?: string;
  /** Beside that button. */
  help?: ReactNode;
  /** `broad` and `large` are for tables and texts beside each other. */
  size?: 'narrow' | 'wide' | 'broad' | 'large';
  /** A confirmation (`alertdialog`) rather than a form. */
  isAlert?: boolean;
}

/** A modal dialog. Its first control has the focus; Esc closes it and the focus returns to where it was. */
export function Sheet({
  title,
  isOpen,
  onClose,
  children,
  text,
  help,
  size = 'wide',
  isAlert,
}: SheetProps) {
  const dialog = useRef<HTMLElement>(null);
  return (
    <ModalOverlay
      className="veil"
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      isDismissable={isAlert !== true}
    >
      <Modal className={`sheet sheet-${size}`}>
        <Dialog ref={dialog} className="sheet-body" role={isAlert ? 'alertdialog' : 'dialog'}>
          {text === undefined ? (
            <SheetTitle title={title} />
          ) : (
            <header className="sheet-head">
              <div className="grow">
                <SheetTitle title={title} />
                <p className="small">{text}</p>
              </div>
              {help}
              <IconButton label={say('button.close')} onPress={onClose}>
                <X aria-hidden />
              </IconButton>
            </header>
          )}
          {children}
          <FirstFocus dialog={dialog} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** Not shown: selectors of what Tab reaches, and of what only closes or explains the sheet. */
const control =
  ':is(a[href], button, input, select, textarea, [tabindex]):not(:disabled, [tabindex="-1"])';
const aside = '.sheet-head, [aria-hidden="true"]';

/**
 * Last in its dialog: where an element has `autoFocus`, the focus is there already. What is read first has its controls
 * later; until then the focus is on the sheet, and stays where a person has moved it.
 */
function FirstFocus({ dialog }: { dialog: RefObject<HTMLElement | null> }) {
  useEffect(() => {
    const sheet = dialog.current;
    if (sheet === null || focusFirst(sheet)) return;
    const observer = new MutationObserver(() => {
      if (focusFirst(sheet)) observer.disconnect();
    });
    observer.observe(sheet, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, [dialog]);
  return null;
}

/** Whether the focus is on a control of the sheet now. */
function focusFirst(sheet: HTMLElement): boolean {
  if (sheet.querySelector(':focus') !== null) return true;
  const controls = [...sheet.querySelectorAll<HTMLElement>(control)];
  const first = controls.find((one) => one.closest(aside) === null && one.checkVisibility());
  first?.focus();
  return first !== undefined;
}

function SheetTitle({ title }: { title: string }) {
  return (
    <Heading slot="title" level={2} className="sheet-title">
      {title}
    </Heading>
  );
}

interface ConfirmProps {
  title: string;
  children: ReactNode;
  /** A verb with its object, never "OK". */
  act: string;
  cancel?: string;
  isDanger?: boolean;
  isOpen: boolean;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks before an irreversible action. Cancel has the focus. */
export function Confirm({
  cancel = say('button.cancel'),
  isDanger = false,
  ...props
}: ConfirmProps) {
  return (
    <Sheet title={props.title} isOpen={props.isOpen} onClose={props.onClose} size="narrow" isAlert>
      <div className="sheet-words">{props.children}</div>
      <div className="sheet-foot">
        <Button onPress={props.onClose} autoFocus>
          {cancel}
        </Button>
        <Button kind={isDanger ? 'danger' : 'main'} onPress={props.onConfirm}>
          {props.act}
        </Button>
      </div>
    </Sheet>
  );
}
