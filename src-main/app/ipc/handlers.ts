import { say } from '#shared/words/say';
import { readReleaseNotes } from '../../engine/notes/release-notes';
import { addressOf } from '../links';
import { accountHandlers } from './account-handlers';
import type { HandlerParts, Handlers, HandlersOf } from './handler-parts';
import { runHandlers } from './run-handlers';

export type { HandlerParts, Handlers } from './handler-parts';

/** Every channel of the contract; a missing one does not compile. */
export function allHandlers(parts: HandlerParts): Handlers {
  return {
    ...appHandlers(parts),
    ...settingsHandlers(parts),
    ...linkHandlers(parts),
    ...packageHandlers(parts),
    ...destinationHandlers(parts),
    ...noteHandlers(parts),
    ...draftHandlers(parts),
    ...accountHandlers(parts),
    ...proxyHandlers(parts),
    ...runHandlers(parts),
    ...practiceHandlers(parts),
  };
}

function appHandlers({ about, language }: HandlerParts): HandlersOf<'app'> {
  return { 'app:about': () => about, 'app:language': () => language() };
}

function destinationHandlers({ engine, confirmedRuns }: HandlerParts): HandlersOf<'destinations'> {
  return {
    'destinations:read': async ({ accountId, path }) => {
      const connection = await engine.accounts.connection(accountId);
      const destination = await engine.destinations.read(connection, path);
      confirmedRuns.remember(accountId, destination);
      return destination;
    },
  };
}

function draftHandlers({ drafts }: HandlerParts): HandlersOf<'drafts'> {
  return {
    'drafts:read': (key) => drafts.read(key),
    'drafts:save': async ({ draft, ...key }) => {
      await drafts.save(key, draft);
      return null;
    },
  };
}

function linkHandlers({ engine, openPage }: HandlerParts): HandlersOf<'links'> {
  return {
    'links:open': async ({ target, runId }) => {
      const run = runId === undefined ? null : await engine.runs.get(runId);
      await openPage(addressOf(target, run));
      return null;
    },
  };
}

const noteFileDialog = () => ({
  title: say('choose.notes'),
  button: say('choose.notes-button'),
  filters: [{ name: say('choose.notes-files'), extensions: ['json'] }],
});

function noteHandlers({ chooseFile }: HandlerParts): HandlersOf<'notes'> {
  return {
    'notes:import': async () => {
      const path = await chooseFile(noteFileDialog());
      return path === null ? null : readReleaseNotes(path);
    },
  };
}

const packageFileDialog = () => ({
  title: say('choose.packages'),
  button: say('choose.packages-button'),
  filters: [{ name: say('choose.packages-files'), extensions: ['ipa'] }],
});

function packageHandlers(parts: HandlerParts): HandlersOf<'packages'> {
  return {
    'packages:choose': () => {
      parts.engine.packages.prepare();
      return parts.chooseFiles(packageFileDialog());
    },
    'packages:prepare': () => {
      parts.engine.packages.prepare();
      return null;
    },
    'packages:inspect': async ({ path }) => {
      const opened = await parts.engine.packages.inspect(path);
      parts.addRecent(path);
      return opened;
    },
    'packages:sample': () => parts.makeSample(),
  };
}

function practiceHandlers({ practice }: HandlerParts): HandlersOf<'practice'> {
  return {
    'practice:read': () => practice.read(),
    'practice:leave': () => {
      practice.leave();
      return null;
    },
    'practice:reset': ({ scenario }) => practice.act({ kind: 'reset', scenario }),
    'practice:set-fault': (fault) => practice.act({ kind: 'set-fault', fault }),
    'practice:clear-faults': ({ fault }) => practice.act({ kind: 'clear-faults', fault }),
    'practice:advance-clock': ({ minutes }) => practice.act({ kind: 'advance-clock', minutes }),
  };
}

function proxyHandlers({ proxyLogins }: HandlerParts): HandlersOf<'proxy'> {
  return {
    'proxy:read': () => proxyLogins.read(),
    'proxy:save': async ({ password, ...login }) => {
      await proxyLogins.save(login, password);
      return proxyLogins.read();
    },
    'proxy:forget': async () => {
      await proxyLogins.forget();
      return null;
    },
  };
}

function settingsHandlers({ settings }: HandlerParts): HandlersOf<'settings'> {
  return {
    'settings:read': () => settings.read(),
    'settings:write': (change) => settings.write(change),
  };
}
