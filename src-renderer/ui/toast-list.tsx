import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { say } from '#shared/words/say';
import { Button, IconButton } from './button';
import './toast-list.css';

interface ToastProps {
  text: string;
  undo: (() => void) | null;
  /** Another action beside the undo. */
  more: { label: string; act: () => void } | null;
  onGone: () => void;
}

const stay = 10_000;

/** Closes automatically after ten seconds, but never while it is hovered or focused. */
function ToastRow({ text, undo, more, onGone }: ToastProps) {
  const row = useRef<HTMLLIElement>(null);
  const gone = useRef(onGone);
  gone.current = onGone;
  useEffect(() => {
    const timer = setInterval(() => {
      if (row.current?.matches(':hover, :focus-within')) return;
      gone.current();
    }, stay);
    return () => clearInterval(timer);
  }, []);
  return (
    <li className="toast" ref={row}>
      <span className="grow">{text}</span>
      {more !== null && (
        <Button
          kind="ghost"
          onPress={() => {
            more.act();
            onGone();
          }}
        >
          {more.label}
        </Button>
      )}
      {undo !== null && (
        <Button
          kind="ghost"
          onPress={() => {
            undo();
            onGone();
          }}
        >
          {say('button.undo')}
        </Button>
      )}
      <IconButton label={say('button.dismiss')} onPress={onGone}>
        <X />
      </IconButton>
    </li>
  );
}

interface ToastListProps {
  toasts: readonly ({ id: number } & Omit<ToastProps, 'onGone'>)[];
  onGone: (id: number) => void;
}

/** What was just done, with an undo. Announced by the status region, so silent itself. */
export function ToastList({ toasts, onGone }: ToastListProps) {
  if (toasts.length === 0) return null;
  return (
    <section aria-label={say('window.just-done')} className="toasts" data-focus="passing">
      <ul className="toast-rows">
        {toasts.map((toast) => (
          <ToastRow
            key={toast.id}
            text={toast.text}
            undo={toast.undo}
            more={toast.more}
            onGone={() => onGone(toast.id)}
          />
        ))}
      </ul>
    </section>
  );
}
