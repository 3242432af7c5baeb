import type { ReactNode } from 'react';
import './empty-state.css';

interface EmptyStateProps {
  icon: ReactNode;
  title: string;
  text: string;
  /** The one act that fills this place. */
  children?: ReactNode;
}

/** Says what will be here, and offers the one thing that brings it. */
export function EmptyState({ icon, title, text, children }: EmptyStateProps) {
  return (
    <div className="empty-state">
      <span className="empty-state-icon" aria-hidden>
        {icon}
      </span>
      <h2>{title}</h2>
      <p>{text}</p>
      {children !== undefined && <div className="empty-state-act">{children}</div>}
    </div>
  );
}
