import { FileInput, Search, Smartphone } from 'lucide-react';
import { say } from '#shared/words/say';
import type { Action } from '../../store/actions';
import { chooseDevicesFile } from '../../store/device-actions';
import { openSheet, show, useWindow } from '../../store/window';
import { focusSearchField } from '../../ui/focus-places';

/** Test devices from anywhere; adding, importing and searching them on their own screen. */
export function deviceActions(): Action[] {
  const isHere = useWindow.getState().screen.name === 'devices';
  if (!isHere) {
    return [
      {
        id: 'devices.show',
        words: say('palette.go-to', { screen: say('devices.title') }),
        icon: Smartphone,
        group: 'accounts',
        isHere: useWindow.getState().screen.name === 'accounts',
        run: () => show({ name: 'devices' }),
      },
    ];
  }
  return [
    {
      id: 'find',
      words: say('devices.search'),
      icon: Search,
      group: 'actions',
      isHere,
      run: focusSearchField,
    },
    {
      id: 'devices.add',
      words: say('devices.add'),
      icon: Smartphone,
      group: 'actions',
      isHere,
      run: () => openSheet('add-device'),
    },
    {
      id: 'devices.import',
      words: say('devices.import'),
      icon: FileInput,
      group: 'actions',
      isHere,
      run: () => void chooseDevicesFile(),
    },
  ];
}
