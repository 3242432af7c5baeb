import { inWords, say } from '#shared/words/say';
import { closeSheet, useWindow } from '../store/window';
import { Button } from '../ui/button';
import { Sheet } from '../ui/dialog';
import { shortcutGroups } from './shortcuts';

export function ShortcutsSheet() {
  const isOpen = useWindow((state) => state.sheet === 'shortcuts');
  return (
    <Sheet title={say('shortcuts.title')} isOpen={isOpen} onClose={closeSheet}>
      <div className="shortcut-groups">
        {shortcutGroups().map((group) => (
          <div key={group.title}>
            <h3>{say(group.title)}</h3>
            <ul>
              {group.keys.map(({ keys, words }) => (
                <li key={words} className="shortcut">
                  {say(words)}
                  <kbd>{inWords(keys)}</kbd>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
      <div className="sheet-foot">
        <Button onPress={closeSheet}>{say('button.close')}</Button>
      </div>
    </Sheet>
  );
}
