import { ArrowUp } from 'lucide-react';
import type { MessageKey } from '#shared/words/message';
import { say } from '#shared/words/say';
import { UpdateLine } from '../features/updates/update-line';
import { activityOf, needsAttention } from '../store/activity';
import { openHelp } from '../store/help';
import { useSnapshots } from '../store/snapshots';
import { show, useWindow } from '../store/window';
import { keyOf, spokenKeyOf } from '../words/keys';
import { AccountMenu } from './account-menu';
import { footNavigation, mainNavigation, type NavigationName, navigationOf } from './navigation';
import './sidebar.css';

/** The navigation. Collapses to icons in a narrow window; the names stay for screen readers. */
export function Sidebar() {
  const waiting = useSnapshots((state) => activityOf(state).filter(needsAttention).length);
  return (
    <aside className="sidebar">
      <div className="brand">
        <span className="brand-mark" aria-hidden>
          <ArrowUp />
        </span>
        <span className="fold-away">Slipway</span>
      </div>
      <nav aria-label={say('window.screens')} className="navigation">
        {mainNavigation.map((entry) => (
          <NavigationLink
            key={entry.name}
            {...entry}
            waiting={entry.name === 'activity' ? waiting : 0}
          />
        ))}
        <span className="grow" />
        {footNavigation.map((entry) => (
          <NavigationLink key={entry.name} {...entry} waiting={0} />
        ))}
      </nav>
      <UpdateLine />
      <AccountMenu />
    </aside>
  );
}

interface NavigationLinkProps {
  name: NavigationName;
  label: MessageKey;
  icon: typeof ArrowUp;
  waiting: number;
}

function NavigationLink({ name, label, icon: Icon, waiting }: NavigationLinkProps) {
  const isCurrent = useWindow((state) => navigationOf(state.screen) === name);
  const command = `show-${name}` as const;
  return (
    <button
      type="button"
      className="navigation-link"
      title={say('window.with-key', { name: say(label), key: keyOf(command) })}
      aria-keyshortcuts={spokenKeyOf(command)}
      aria-current={isCurrent ? 'page' : undefined}
      onClick={() => (name === 'help' ? openHelp() : show({ name }))}
    >
      <Icon aria-hidden />
      <span className="navigation-name fold-away">{say(label)}</span>
      <kbd className="navigation-key" aria-hidden>
        {keyOf(command)}
      </kbd>
      {waiting > 0 && (
        <span className="navigation-count numbers">
          {waiting}
          <span className="unseen"> {say('activity.count', { count: waiting })}</span>
        </span>
      )}
    </button>
  );
}
