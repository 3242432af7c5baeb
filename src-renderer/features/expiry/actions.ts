import { CalendarClock } from 'lucide-react';
import { say } from '#shared/words/say';
import type { Action } from '../../store/actions';
import { exportCalendar } from '../../store/expiry-calendar';
import { show, useWindow } from '../../store/window';

/** The expiry calendar, from everywhere. */
export function expiryActions(): Action[] {
  const { screen } = useWindow.getState();
  const open: Action = {
    id: 'expiry.calendar',
    words: say('palette.go-to', { screen: say('expiry.calendar') }),
    icon: CalendarClock,
    group: 'actions',
    isHere: screen.name === 'apps',
    run: () => show({ name: 'expiry' }),
  };
  if (screen.name !== 'expiry') return [open];
  return [
    {
      id: 'expiry.export',
      words: say('expiry.calendar.export'),
      icon: CalendarClock,
      group: 'actions',
      isHere: true,
      run: exportCalendar,
    },
  ];
}
