import type { ReactNode } from 'react';
import './card.css';

interface CardProps {
  children: ReactNode;
  className?: string;
}

export function Card({ children, className = '' }: CardProps) {
  return <div className={`card ${className}`}>{children}</div>;
}

interface SectionProps extends CardProps {
  title: string;
  /** Beside the title, in a quieter style. */
  aside?: ReactNode;
  actions?: ReactNode;
  /** So that a shortcut can move the focus here. */
  id?: string;
}

/** A card with a heading, which is also its accessible name. */
export function Section({ title, aside, actions, id, children, className = '' }: SectionProps) {
  const headingId = `${id ?? title.toLowerCase().replaceAll(' ', '-')}-title`;
  return (
    <section className={`card ${className}`} aria-labelledby={headingId} id={id} tabIndex={-1}>
      <div className="card-head">
        <h2 id={headingId}>{title}</h2>
        {aside !== undefined && <span className="small">{aside}</span>}
        <span className="grow" />
        {actions}
      </div>
      {children}
    </section>
  );
}
