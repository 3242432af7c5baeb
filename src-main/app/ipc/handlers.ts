import { packageExtensions } from '#shared/domain/package-file';
import type { RequestParams } from '#shared/ipc/contract';
import { say } from '#shared/words/say';
import { armRuns } from '../armed-runs';
import { addressOf } from '../links';
import { accountHandlers } from './account-handlers';
import { appPageHandlers } from './app-page-handlers';
import { appStoreHandlers } from './app-store-handlers';
import { backupHandlers } from './backup-handlers';
import { batchHandlers } from './batch-handlers';
import { commandLinkHandlers } from './command-link-handlers';
import { complianceHandlers } from './compliance-handlers';
import { deviceHandlers } from './device-handlers';
import { diagnosticsHandlers } from './diagnostics-handlers';
import { expiryHandlers } from './expiry-handlers';
import { gitHandlers } from './git-handlers';
import { handOverHandlers } from './hand-over-handlers';
import type { HandlerParts, Handlers, HandlersOf } from './handler-parts';
import { notesHandlers } from './notes-handlers';
import { reachHandlers } from './reach-handlers';
import { runHandlers } from './run-handlers';
import { sharingHandlers } from './sharing-handlers';
import { teamMessageHandlers } from './team-message-handlers';
import { testInformationHandlers } from './test-information-handlers';
import { testerHandlers } from './tester-handlers';
import { translatorHandlers } from './translator-handlers';
import { updateHandlers } from './update-handlers';
import { waitingHandlers } from './waiting-handlers';
import { watchHandlers } from './watch-handlers';

export type { HandlerParts, Handlers } from './handler-parts';

/** Every channel of the contract; a missing one does not compile. */
export function allHandlers(parts: HandlerParts): Handlers {
  return {
    ...appHandlers(parts),
    ...approvalHandlers(parts),
    ...settingsHandlers(parts),
    ...sharingHandlers(parts),
    ...linkHandlers(parts),
    ...packageHandlers(parts),
    ...destinationHandlers(parts),
    ...notesHandlers(parts),
    ...draftHandlers(parts),
    ...gitHandlers(parts),
    ...accountHandlers(parts),
    ...appPageHandlers(parts),
    ...backupHandlers(parts),
    ...batchHandlers(parts),
    ...presetHandlers(parts),
    ...deviceHandlers(parts),
    ...diagnosticsHandlers(parts),
    ...appStoreHandlers(parts),
    ...expiryHandlers(parts),
    ...handOverHandlers(parts),
    ...proxyHandlers(parts),
    ...commandLinkHandlers(parts),
    ...complianceHandlers(parts),
    ...reachHandlers(parts),
    ...runHandlers(parts),
    ...practiceHandlers(parts),
    ...testInformationHandlers(parts),
    ...teamMessageHandlers(parts),
    ...testerHandlers(parts),
    ...translatorHandlers(parts),
    ...updateHandlers(parts),
    ...waitingHandlers(parts),
    ...watchHandlers(parts),
  };
}

function appHandlers({ about, language, problems }: HandlerParts): HandlersOf<'app'> {
  return {
    'app:about': () => about,
    'app:language': () => language(),
    'app:problems': () => [...problems],
  };
}

function approvalHandlers({ engine }: HandlerParts): HandlersOf<'approvals'> {
  return {
    'approvals:key': () => engine.approvals.key(),
    'approvals:make-key': ({ name }) => engine.approvals.makeKey(name),
    'approvals:rules': ({ accountId, bundleId, plan }) =>
      engine.approvals.rules(accountId, bundleId, plan),
  };
}

function destinationHandlers({ engine, confirmedRuns }: HandlerParts): HandlersOf<'destinations'> {
  return {
    'destinations:read': async ({ accountId, path }) => {
      const connection = await engine.accounts.connection(accountId);
      // Its first use today: shown under Accounts, and whatever is wrong with it is reported by the reading itself.
      engine.accounts.checkDaily(accountId).catch(() => undefined);
      const destination = await engine.destinations.read(connection, path);
      confirmedRuns.remember(accountId, destination);
      return destination;
    },
  };
}

function draftHandlers({ drafts, draftKeeping }: HandlerParts): HandlersOf<'drafts'> {
  return {
    'drafts:read': (key) => drafts.read(key),
    'drafts:read-notes': ({ of }) => drafts.readNotes(of),
    'drafts:save-notes': async ({ of, draft }) => {
      await drafts.saveNotes(of, draft);
      return null;
    },
    'drafts:save': async ({ draft, ...key }) => {
      await drafts.save(key, draft);
      return null;
    },
    'drafts:kept': () => {
      draftKeeping.kept();
      return null;
    },
  };
}

function linkHandlers({ engine, openPage }: HandlerParts): HandlersOf<'links'> {
  const address = async ({ target, runId }: RequestParams<'links:read'>) =>
    addressOf(target, runId === undefined ? null : await engine.runs.get(runId));
  return {
    'links:open': async (link) => {
      await openPage(await address(link));
      return null;
    },
    'links:read': address,
  };
}

const packageFileDialog = () => ({
  title: say('choose.packages'),
  button: say('choose.packages-button'),
  filters: [{ name: say('choose.packages-files'), extensions: packageExtensions }],
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
      parts.openedPackages.add(opened.path);
      return opened;
    },
    'packages:sample': async () => {
      const sample = await parts.makeSample();
      parts.openedPackages.add(sample.path);
      return sample;
    },
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

function presetHandlers(parts: HandlerParts): HandlersOf<'presets'> {
  const { engine } = parts;
  return {
    'presets:list': () => engine.presets.list(),
    'presets:save': ({ preset }) => engine.presets.save(preset),
    'presets:arm': ({ presetId, how, isOn }) => armRuns(parts).arm(presetId, how, isOn),
    'presets:remove': ({ presetId }) => {
      engine.presets.remove(presetId);
      return null;
    },
    'presets:lock': ({ presetId }) => engine.presets.lock(presetId),
    'presets:unlock': ({ presetId }) => engine.presets.unlock(presetId),
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
