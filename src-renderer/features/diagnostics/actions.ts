import { FolderOpen, LifeBuoy } from 'lucide-react';
import { say } from '#shared/words/say';
import type { Action } from '../../store/actions';
import { openDiagnostics, openLogs } from '../../store/diagnostics';

export function diagnosticsActions(): Action[] {
  return [
    {
      id: 'help.diagnostics',
      words: say('diagnostics.save'),
      icon: LifeBuoy,
      group: 'actions',
      also: say('settings.diagnostics'),
      run: () => void openDiagnostics(),
    },
    {
      id: 'help.logs',
      words: say('diagnostics.open-logs'),
      icon: FolderOpen,
      group: 'actions',
      run: openLogs,
    },
  ];
}
