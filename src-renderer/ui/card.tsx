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
  /** Beside the title, quieter. */
  aside?: ReactNode;
  actions?: ReactNode;
  /** So that a key can bring the focus here. */
  id?: string;
}

/** A card with a heading of its own, found by its name. */
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
