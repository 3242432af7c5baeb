import type { ReactNode } from 'react';
import type { Settings } from '#shared/domain/settings';
import { languages, languageTags } from '#shared/words/language';
import { say } from '#shared/words/say';
import { writeSettings } from '../../store/account-actions';
import { useSnapshots } from '../../store/snapshots';
import { openSheet } from '../../store/window';
import { Button } from '../../ui/button';
import { Section } from '../../ui/card';
import { RadioList } from '../../ui/radio-list';
import { Select } from '../../ui/select';
import { keyOf } from '../../words/keys';
import { CommandSection } from './command-section';
import { MessagesSection } from './messages-section';
import { NetworkSection } from './network-section';
import { RunsSection } from './runs-section';
import { themes } from './themes';
import { TranslatorSection } from './translator-section';
import { UploadSection } from './upload-section';
import { WatchSection } from './watch-section';
import './settings-view.css';

export function SettingsView({ children }: { children: ReactNode }) {
  const theme = useSnapshots((state) => state.settings.theme);
  const about = useSnapshots((state) => state.about);
  return (
    <>
      <header className="screen-head">
        <h1>{say('settings.title')}</h1>
      </header>
      <Section title={say('settings.appearance')}>
        <div className="settings-block">
          <RadioList
            label={say('settings.theme')}
            isInline
            value={theme}
            options={themes.map(({ value, key }) => ({ value, label: say(key) }))}
            onChange={(chosen) => void writeSettings({ theme: chosen })}
          />
        </div>
        <LanguageRow />
      </Section>
      <RunsSection />
      <UploadSection />
      <WatchSection />
      <NetworkSection />
      <MessagesSection />
      <TranslatorSection />
      <CommandSection />
      {children}
      <Section title={say('settings.keyboard')}>
        <div className="settings-block settings-row">
          <p className="grow">{say('settings.keyboard-hint', { key: keyOf('show-palette') })}</p>
          <Button keys={keyOf('show-shortcuts')} onPress={() => openSheet('shortcuts')}>
            {say('settings.show-shortcuts')}
          </Button>
        </div>
      </Section>
      {about !== null && <p className="small selectable">{say('settings.about', about)}</p>}
    </>
  );
}

/** Each language is listed under its own name, so that someone who is lost in another one finds it. */
function LanguageRow() {
  const language = useSnapshots((state) => state.settings.language);
  return (
    <div className="settings-block settings-row" id="settings-language">
      <p className="grow">{say('settings.language')}</p>
      <Select
        label={say('settings.language')}
        value={language}
        options={[
          { id: 'system', name: say('settings.language-system') },
          ...languageTags.map((tag) => ({ id: tag, name: languages[tag] })),
        ]}
        onChange={(chosen) => void writeSettings({ language: chosen as Settings['language'] })}
      />
    </div>
  );
}
