import type { ReactNode } from 'react';
import './notice-line.css';

interface NoticeLineProps {
  children: ReactNode;
  /** What keeps the actions from being possible. */
  look?: string | undefined;
  actions?: ReactNode;
  /** An error, above the line. */
  problem?: ReactNode;
}

/** One line across a screen: what becomes of what is typed below, and the actions for it. */
export function NoticeLine({ children, look, actions, problem }: NoticeLineProps) {
  return (
    <div className="notice-line">
      {problem}
      <div className="notice-line-row">
        <p className="small">
          {children}
          {look !== undefined && <span className="notice-line-look">{look}</span>}
        </p>
        {actions}
      </div>
    </div>
  );
}
