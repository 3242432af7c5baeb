import {
  FileSignature,
  FolderSearch,
  Globe,
  Languages,
  MessageSquare,
  Settings2,
  SquareTerminal,
  SunMoon,
  ToggleLeft,
  ToggleRight,
} from 'lucide-react';
import type { Settings } from '#shared/domain/settings';
import { languages, languageTags } from '#shared/words/language';
import { say } from '#shared/words/say';
import { writeSettings } from '../../store/account-actions';
import type { Action } from '../../store/actions';
import { useSnapshots } from '../../store/snapshots';
import { showSettings, showToast, useWindow } from '../../store/window';
import { loginWords, trayWords } from '../../words/settings';
import { themes } from './themes';

/** Every choice of the Settings screen, from anywhere. */
export function settingActions(): Action[] {
  return [
    ...switchActions(),
    ...themeActions(),
    ...languageActions(),
    networkAction(),
    watchAction(),
    messagesAction(),
    translatorAction(),
    commandAction(),
    approvalAction(),
  ];
}

type SwitchName = {
  [Name in keyof Settings]: Settings[Name] extends boolean ? Name : never;
}[keyof Settings];

function switchActions(): Action[] {
  const platform = useSnapshots.getState().about?.platform ?? null;
  const hasLogin = loginWords(platform) !== null;
  return [
    switchAction('pausesUploads', say('settings.pause-uploads')),
    switchAction('limitsUpload', say('settings.limit-speed')),
    switchAction('pausesOnBattery', say('settings.pause-on-battery')),
    switchAction('resumesRuns', say('settings.resume-runs')),
    ...(hasLogin ? [switchAction('opensAtLogin', say('settings.open-at-login'))] : []),
    switchAction('showsTray', trayWords(platform)),
    switchAction('remindsOfExpiry', say('settings.expiry')),
  ];
}

function switchAction(name: SwitchName, words: string): Action {
  const { settings } = useSnapshots.getState();
  const isOn = settings[name];
  return {
    id: `setting.${name}`,
    words,
    icon: isOn ? ToggleRight : ToggleLeft,
    group: 'settings',
    isHere: isSettings(),
    detail: say(isOn ? 'palette.on' : 'palette.off'),
    run: () => {
      const next: Partial<Settings> = { [name]: !isOn };
      void writeSettings(next).then(() => {
        const now = useSnapshots.getState().settings[name];
        // Not if it could not be saved: that was said already.
        if (now !== isOn)
          showToast(
            say(now ? 'palette.turned-on' : 'palette.turned-off', { setting: words }),
            () => void writeSettings({ [name]: isOn }),
          );
      });
    },
  };
}

function themeActions(): Action[] {
  const { theme } = useSnapshots.getState().settings;
  return themes.map(({ value, key }) =>
    choice('settings.theme', {
      id: `theme.${value}`,
      name: say(key),
      icon: SunMoon,
      isChosen: theme === value,
      run: () => void writeSettings({ theme: value }),
    }),
  );
}

function languageActions(): Action[] {
  const { language } = useSnapshots.getState().settings;
  const names = languageTags.map((tag) => ({ tag, name: languages[tag] }));
  return [{ tag: 'system' as const, name: say('settings.language-system') }, ...names].map(
    ({ tag, name }) =>
      choice('settings.language', {
        id: `language.${tag}`,
        name,
        icon: Languages,
        isChosen: language === tag,
        run: () => void writeSettings({ language: tag }),
      }),
  );
}

interface Choice extends Pick<Action, 'icon' | 'run'> {
  id: `${string}.${string}`;
  name: string;
  isChosen: boolean;
}

function choice(setting: 'settings.theme' | 'settings.language', of: Choice): Action {
  return {
    id: of.id,
    words: say('palette.choose', { setting: say(setting), value: of.name }),
    icon: of.icon,
    group: 'settings',
    reason: of.isChosen ? say('palette.chosen') : null,
    run: of.run,
  };
}

/** The connection and the proxy: they have more to read than one line. */
function networkAction(): Action {
  return {
    id: 'settings.network',
    words: say('palette.open-section', { section: say('settings.network') }),
    icon: Settings2,
    group: 'settings',
    also: `${say('settings.test-connection')} ${say('settings.proxy-sign-in')}`,
    run: () => showSettings('settings-network'),
  };
}

function watchAction(): Action {
  return {
    id: 'settings.watch',
    words: say('palette.open-section', { section: say('watch.title') }),
    icon: FolderSearch,
    group: 'settings',
    also: say('watch.add'),
    run: () => showSettings('settings-watch'),
  };
}

function messagesAction(): Action {
  return {
    id: 'settings.messages',
    words: say('palette.open-section', { section: say('messages.title') }),
    icon: MessageSquare,
    group: 'settings',
    also: say('messages.add'),
    run: () => showSettings('settings-messages'),
  };
}

function translatorAction(): Action {
  return {
    id: 'settings.translator',
    words: say('palette.open-section', { section: say('translator.title') }),
    icon: Globe,
    group: 'settings',
    also: say('translate.open'),
    run: () => showSettings('settings-translator'),
  };
}

function commandAction(): Action {
  return {
    id: 'settings.command',
    words: say('menu.install-command'),
    icon: SquareTerminal,
    group: 'settings',
    also: say('settings.command'),
    run: () => showSettings('settings-command'),
  };
}

function approvalAction(): Action {
  return {
    id: 'settings.approval',
    words: say('palette.open-section', { section: say('approval-key.title') }),
    icon: FileSignature,
    group: 'settings',
    also: say('approval-key.make'),
    run: () => showSettings('settings-approval'),
  };
}

const isSettings = (): boolean => useWindow.getState().screen.name === 'settings';
