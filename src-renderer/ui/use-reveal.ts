import { type RefObject, useEffect, useRef, useState } from 'react';

interface Reveal {
  form: RefObject<HTMLFormElement | null>;
  /** Whether someone tried to send the form before it was complete. */
  isShown: boolean;
  /** To be called for each such try: the first field to correct takes the focus. */
  reveal: () => void;
}

const toCorrect = '[data-missing] button, [data-missing] input, input[aria-invalid="true"]';

/** Shows what keeps a form from being sent at its fields, once someone tries; before, nothing is red. */
export function useReveal(): Reveal {
  const form = useRef<HTMLFormElement>(null);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    if (tries > 0) form.current?.querySelector<HTMLElement>(toCorrect)?.focus();
  }, [tries]);
  return { form, isShown: tries > 0, reveal: () => setTries((before) => before + 1) };
}
