import { useWindow } from '../store/window';

/** There from the first paint: a region that appears with its words is not read out. */
export function LiveStatus() {
  const said = useWindow((state) => state.said);
  return (
    <div role="status" className="unseen">
      {said}
    </div>
  );
}
