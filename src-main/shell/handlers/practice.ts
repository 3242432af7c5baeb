import type { HandlerParts, HandlersOf } from './parts';

export function practiceHandlers({ practice }: HandlerParts): HandlersOf<'practice'> {
  return {
    'practice:read': () => practice.read(),
    'practice:reset': ({ story }) => practice.act({ kind: 'reset', story }),
    'practice:break': (fault) => practice.act({ kind: 'break', fault }),
    'practice:mend': ({ fault }) => practice.act({ kind: 'mend', fault }),
    'practice:turn-clock': ({ minutes }) => practice.act({ kind: 'turn-clock', minutes }),
  };
}
