import { Check, Copy, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { say } from '#shared/words/say';
import { Button, IconButton } from './button';

interface CopyButtonProps {
  text: string;
  children: string;
  /** Without a label, if the context shows what is copied. */
  isIcon?: boolean;
  kind?: 'ghost' | 'plain';
  /** The accessible name, where the words alone don't say what is copied. */
  label?: string;
}

/** Copies text to the clipboard and confirms it on the button for a moment. */
export function CopyButton({
  text,
  children,
  isIcon = false,
  kind = 'ghost',
  label,
}: CopyButtonProps) {
  const [state, setState] = useState<'idle' | 'copied' | 'refused'>('idle');
  useEffect(() => {
    if (state === 'idle') return;
    const timer = setTimeout(() => setState('idle'), 2000);
    return () => clearTimeout(timer);
  }, [state]);
  const words = {
    idle: children,
    copied: say('button.copied'),
    refused: say('button.copy-failed'),
  };
  const copy = () => {
    navigator.clipboard.writeText(text).then(
      () => setState('copied'),
      () => setState('refused'),
    );
  };
  if (isIcon) {
    return (
      <IconButton label={words[state]} onPress={copy}>
        {state === 'idle' && <Copy aria-hidden />}
        {state === 'copied' && <Check aria-hidden />}
        {state === 'refused' && <X aria-hidden />}
      </IconButton>
    );
  }
  return (
    <Button
      kind={kind}
      onPress={copy}
      {...(label === undefined || state !== 'idle' ? {} : { label })}
    >
      {state === 'copied' ? <Check aria-hidden /> : <Copy aria-hidden />}
      {words[state]}
    </Button>
  );
}
