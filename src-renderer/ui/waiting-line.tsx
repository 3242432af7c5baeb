import { LoaderCircle } from 'lucide-react';
import './waiting-line.css';

/** Says what is being waited for; only after 300 ms, so that quick answers never flicker. */
export function WaitingLine({ children }: { children: string }) {
  return (
    <div className="waiting-line small">
      <LoaderCircle aria-hidden />
      {children}
    </div>
  );
}
