import { fail } from '#shared/errors';
import { message } from '#shared/words/message';
import { say } from '#shared/words/say';
import { readEndpoint } from '../../engine/translate/post-request';
import type { HandlerParts, HandlersOf } from './handler-parts';

const programDialog = () => ({
  title: say('choose.translator'),
  button: say('choose.translator-button'),
  filters: [],
});

/** The page names neither the program nor runs it: a person chooses it in a dialog, and confirms the whole command. */
export function translatorHandlers({
  translator,
  confirmer,
  chooseFile,
}: HandlerParts): HandlersOf<'translator'> {
  const currentProgram = (): string => {
    const state = translator.read();
    return state.kind === 'command'
      ? state.program
      : fail('translator-off', message('error.translator-off.detail'));
  };
  return {
    'translator:read': () => translator.read(),
    'translator:use-program': async ({ arguments: args, keepsProgram }) => {
      const program = keepsProgram ? currentProgram() : await chooseFile(programDialog());
      if (program === null) return null;
      const command = { kind: 'command' as const, program, arguments: args };
      return confirmer.confirm(
        { kind: 'run-translator', program, arguments: args },
        command,
        async (confirmed) => translator.use(confirmed),
      );
    },
    'translator:use-service': async ({ url: typed, header, secret }) => {
      const url = readEndpoint(typed).href;
      return confirmer.confirm(
        { kind: 'send-to-translator', url, header },
        { url, header, secret },
        (confirmed) =>
          translator.useService(
            { kind: 'http', url: confirmed.url, header: confirmed.header },
            confirmed.secret,
          ),
      );
    },
    'translator:turn-off': () => translator.turnOff(),
    'translator:translate': (request) => translator.translate(request),
    'translator:cancel': () => {
      translator.cancel();
      return null;
    },
  };
}
