import { useEffect, useRef, useState } from 'react';
import type { WatchedFolder } from '#shared/domain/watched-folder';
import type { AppError } from '#shared/errors';
import { say } from '#shared/words/say';
import { openHelp } from '../../store/help';
import {
  addWatchedFolder,
  readWatchedFolders,
  removeWatchedFolder,
  useWatchedFolders,
} from '../../store/watched-folders';
import { Button } from '../../ui/button';
import { Section } from '../../ui/card';
import { Chip } from '../../ui/chip';
import { ErrorNotice } from '../../ui/error-notice';
import { HelpButton } from '../../ui/help-button';
import { watchedMore, watchedTone } from '../../words/watched-folder';
import './watch-section.css';

/** The folders in which new packages are noticed, and how each of them is. */
export function WatchSection() {
  const folders = useWatchedFolders((state) => state.folders);
  const [error, setError] = useState<AppError | null>(null);
  const add = useRef<HTMLButtonElement>(null);
  useEffect(() => void readWatchedFolders(), []);
  const remove = async (folder: WatchedFolder) => {
    setError(await removeWatchedFolder(folder));
    // Its button is gone.
    add.current?.focus();
  };
  return (
    <Section
      id="settings-watch"
      title={say('watch.title')}
      actions={
        <HelpButton
          topic={say('watch.title')}
          onPress={() => openHelp({ page: 'next-builds', at: 'watch-a-folder' })}
        />
      }
    >
      <div className="settings-block settings-row">
        <p className="grow">{say('watch.hint')}</p>
        <Button ref={add} onPress={async () => setError(await addWatchedFolder())}>
          {say('watch.add')}
        </Button>
      </div>
      {error !== null && (
        <div className="settings-block">
          <ErrorNotice {...error} isAlert />
        </div>
      )}
      {folders?.length === 0 && <p className="settings-block small">{say('watch.none')}</p>}
      {folders !== null && folders.length > 0 && (
        <ul className="watch-rows" aria-label={say('watch.list')}>
          {folders.map((folder) => (
            <FolderRow key={folder.path} folder={folder} onRemove={() => void remove(folder)} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function FolderRow({ folder, onRemove }: { folder: WatchedFolder; onRemove: () => void }) {
  const { path, name, state } = folder;
  return (
    <li className="settings-block settings-row">
      <div className="grow watch-folder">
        <p className="watch-name">
          <bdi>{name}</bdi>
          <Chip tone={watchedTone(state)}>{say(`watch.state.${state}`)}</Chip>
        </p>
        <p className="small mono selectable watch-path">
          <bdi>{path}</bdi>
        </p>
        {watchedMore(folder).map((line) => (
          <p key={line} className="small">
            {line}
          </p>
        ))}
      </div>
      <Button kind="ghost" label={say('watch.remove', { folder: name })} onPress={onRemove}>
        {say('watch.remove-short')}
      </Button>
    </li>
  );
}
