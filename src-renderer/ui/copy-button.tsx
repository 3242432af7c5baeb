import { Check, Copy, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { say } from '#shared/words/say';
import { Button, IconButton } from './button';

interface CopyButtonProps {
  text: string;
  children: string;
  /** Without a label, if the context shows what is copied. */
  isIcon?: boolean;
}

/** Copies text to the clipboard and confirms it on the button for a moment. */
export function CopyButton({ text, children, isIcon = false }: CopyButtonProps) {
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
    <Button kind="ghost" onPress={copy}>
      {state === 'copied' ? <Check aria-hidden /> : <Copy aria-hidden />}
      {words[state]}
    </Button>
  );
}
